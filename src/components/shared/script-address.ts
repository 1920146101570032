/** The address of the script that learner code runs in. Apart, because few pages want to know it. */
import script from '../../interpreter/worker.ts?worker&url';

export const scriptAddress = new URL(script, location.href).href;
