/** Elements can be defined only once in a page, so each layout has its own page and file. */
import { testUpgrade } from './upgrade.ts';

testUpgrade('stack');
