/** What every target runs first, and what it prints. The pages in pages/ hold the same line. */
export const CODE = 'print(12345 * 54321)';
export const PRINTED = '670592745';
/** For Stop. */
export const ENDLESS = 'while True:\n    pass\n';
/** For "is it usable again": another number each time, so that no old output is taken for a new one. */
export const AGAIN = ['print(12345 * 54322)', 'print(12345 * 54323)'] as const;
export const PRINTED_AGAIN = ['670605090', '670617435'] as const;
