/** The workflow for GitHub Pages cannot be run here; what it relies on can be checked. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { basePath, siteOrigin } from '../base.ts';
import { isAtLeast } from '../bootstrap.mjs';

const FILE = '.github/workflows/pages.yml';
const text = readFileSync(FILE, 'utf8');

const Step = z.strictObject({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const Permissions = z.record(z.string(), z.enum(['read', 'write']));
const Job = z.strictObject({
  needs: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  permissions: Permissions.optional(),
  environment: z.strictObject({ name: z.string(), url: z.string() }).optional(),
  steps: z.array(Step),
});
const Workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()) }),
    workflow_dispatch: z.null(),
  }),
  permissions: Permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.strictObject({ build: Job, deploy: Job }),
});

const { jobs, permissions } = Workflow.parse(parse(text));
const { build, deploy } = jobs;
const steps = [...build.steps, ...deploy.steps];

/** What the scripts ask the environment for, when they ask where the site will lie. */
function asked(): string[] {
  const names = new Set<string>();
  const environment = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        names.add(String(name));
        return undefined;
      },
    },
  );
  basePath(environment);
  siteOrigin(environment);
  return [...names].sort();
}

test('whatever the scripts ask the environment for, the build is told; others nothing else', () => {
  const names = asked();
  expect(names).not.toHaveLength(0);
  const told = steps.filter(({ env }) => env !== undefined);
  const building = told.find(({ run }) => run === 'npm run build');
  expect(Object.keys(building?.env ?? {}).sort()).toEqual(names);
  for (const { env = {} } of told) expect(names).toEqual(expect.arrayContaining(Object.keys(env)));
});

test('every output it uses is of a step that is there', () => {
  const used = [...text.matchAll(/steps\.([\w-]+)\.outputs/g)].map(([, id]) => id);
  const ids = steps.flatMap(({ id }) => id ?? []);
  expect(used).not.toHaveLength(0);
  expect(ids).toEqual(expect.arrayContaining(used));
});

test('the build is told where it will lie, in words that it understands', () => {
  const outputs = steps.find(({ uses }) => uses?.startsWith('actions/configure-pages@'))?.id ?? '';
  const env = steps.find(({ run }) => run === 'npm run build')?.env;
  expect(env).toEqual({
    BASE_PATH: `\${{ steps.${outputs}.outputs.base_path }}`,
    SITE: `\${{ steps.${outputs}.outputs.origin }}`,
  });
  // As configure-pages puts it: for a repository's own site, and for a site with a domain of its own.
  expect(basePath({ BASE_PATH: '/freed' })).toBe('/freed/');
  expect(basePath({ BASE_PATH: '' })).toBe('/');
  expect(siteOrigin({ SITE: 'https://example.github.io' })).toBe('https://example.github.io');
});

test('what the build leaves is what is published, and only that may write', () => {
  const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'));
  expect(upload?.with).toEqual({ path: 'dist' });
  expect(permissions).toEqual({ contents: 'read' });
  expect(build.permissions).toBeUndefined();
  expect(deploy).toMatchObject({
    needs: 'build',
    permissions: { pages: 'write', 'id-token': 'write' },
    environment: { name: 'github-pages' },
  });
});

test('its Node is new enough to build with', () => {
  const version = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with?.[
    'node-version'
  ];
  expect(isAtLeast(`${String(version)}.0.0`, [22, 18])).toBe(true);
});
