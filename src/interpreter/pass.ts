/** The names of the runs over one cell; passes.ts says what each is for. */
export const SECOND_PASSES = ['references', 'lines', 'peak', 'collector', 'graph'] as const;
export type SecondPass = (typeof SECOND_PASSES)[number];
export type Pass = 'bytes' | SecondPass;
