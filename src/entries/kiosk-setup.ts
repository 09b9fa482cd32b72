/** The page that makes a kiosk's configuration. */
import './kiosk-setup.css';
import { define } from '../kiosk/define.ts';

define();
const setup = document.querySelector('kiosk-setup');
if (setup) setup.kiosk = new URL('../', document.baseURI).href;
