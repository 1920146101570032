/** The site as it is built for a host where it lies under a path; `npm test` and `npm run test:deploy` build it. */
import { UNDER_PATH } from '../../scripts/deploy/under-path.ts';

export const { base, folder } = UNDER_PATH;

/** Only with a build of this very run: one from yesterday would prove nothing. */
export const isBuilt = process.env['BUILT_UNDER_PATH'] !== undefined;
