/** Elements are defined once in a page, so each layout has a page, and a file, of its own. */
import { testUpgrade } from './upgrade.ts';

testUpgrade('stack');
