/** The spacing of the meridians and parallels of the world base. They go around the Earth at every zoom. */
import { graduations } from '../graticule.ts';

/** Minutes of arc: finer lines over the whole Earth would be too many for a page. */
const FINEST = 30;

export const worldGraduations = graduations.filter(({ minutes }) => minutes >= FINEST);
