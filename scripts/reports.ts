/** What the test runners leave behind, read as counts, and as the names of what failed. */
import { relative } from 'node:path';
import { z } from 'zod';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Of the passed ones, those that needed a second attempt: said, because they want looking at. */
  repeated?: number;
  /** What the failed ones are called, where the report says it. */
  failures?: string[];
}

const VitestFile = z.object({
  name: z.string(),
  status: z.string(),
  assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
});

/** A file that cannot be read has no tests, and has failed all the same. */
function failuresIn({ name, status, assertionResults }: z.infer<typeof VitestFile>): string[] {
  const failed = assertionResults.filter((one) => one.status === 'failed');
  const file = relative(process.cwd(), name);
  if (failed.length === 0) return status === 'failed' ? [file] : [];
  return failed.map(({ fullName }) => `${file}: ${fullName}`);
}

export const VitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    testResults: z.array(VitestFile),
  })
  .transform((r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests,
    skipped: r.numPendingTests,
    failures: r.testResults.flatMap(failuresIn),
  }));

interface Spec {
  title: string;
  ok: boolean;
  file: string;
  line: number;
}

interface SpecFile {
  specs: Spec[];
  suites?: SpecFile[] | undefined;
}

const Spec = z.object({ title: z.string(), ok: z.boolean(), file: z.string(), line: z.number() });
const SpecFile: z.ZodType<SpecFile> = z.lazy(() =>
  z.object({ specs: z.array(Spec), suites: z.array(SpecFile).optional() }),
);

const specsOf = ({ specs, suites = [] }: SpecFile): Spec[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

export const PlaywrightReport = z
  .object({
    suites: z.array(SpecFile),
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    repeated: stats.flaky,
    failures: suites
      .flatMap(specsOf)
      .filter(({ ok }) => !ok)
      .map(({ file, line, title }) => `${file}:${String(line)}: ${title}`),
  }));

export const MeasureReport = z
  .object({ passed: z.number(), failed: z.number() })
  .transform((r) => ({ ...r, skipped: 0 }));
