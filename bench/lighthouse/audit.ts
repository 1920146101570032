/** One run of Lighthouse: a fresh browser opens a page once, and what it says is read. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../scripts/setup/fail.ts';

export const forms = ['mobile', 'desktop'] as const;
export type Form = (typeof forms)[number];

const Report = z.object({
  lighthouseVersion: z.string(),
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number().nullable(),
      displayValue: z.string().optional(),
    }),
  ),
});
export type LighthouseReport = z.infer<typeof Report>;

const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run';

/** @param browser path of the Chromium. @throws Failure when Lighthouse could not judge the page. */
export async function audit(
  lighthouse: string,
  browser: string,
  url: string,
  form: Form,
): Promise<LighthouseReport> {
  const folder = await mkdtemp(join(tmpdir(), 'freed-lighthouse-'));
  const file = join(folder, 'report.json');
  const preset = form === 'desktop' ? ['--preset=desktop'] : [];
  const output = [
    '--output=json',
    `--output-path=${file}`,
    '--quiet',
    '--no-enable-error-reporting',
  ];
  try {
    await end(
      process.execPath,
      [lighthouse, url, ...preset, ...output, `--chrome-flags=${FLAGS}`],
      {
        ...process.env,
        CHROME_PATH: browser,
      },
    );
    const report = Report.parse(JSON.parse(await readFile(file, 'utf8')));
    if (report.runtimeError) throw new Failure(`${url}: ${report.runtimeError.message}`);
    return report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function end(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Failure(`Lighthouse ended with ${String(code)}: ${said.trim()}`);
}
