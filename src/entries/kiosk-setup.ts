/** The page that makes a kiosk's configuration. */
import './kiosk-setup.css';
import { defineKiosk } from '../kiosk/define.ts';

defineKiosk();
const setup = document.querySelector('kiosk-setup');
if (setup) setup.kiosk = new URL('../', document.baseURI).href;
