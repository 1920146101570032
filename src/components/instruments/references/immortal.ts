/** Objects that nothing ever frees have a count that means nothing; see abi.ts for the number. */
export const IMMORTAL = 2 ** 30;
