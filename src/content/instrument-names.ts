/** The names of the instruments, as a cell's `# show:` lists them. */
export const INSTRUMENTS = [
  'references',
  'lines',
  'heap',
  'graph',
  'types',
  'collector',
  'peak',
  'growth',
] as const;
export type InstrumentId = (typeof INSTRUMENTS)[number];
