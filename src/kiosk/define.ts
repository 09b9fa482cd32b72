import { define as definePlayer } from '../player/define.ts';
import { register } from '../player/register.ts';
import { KioskFloor } from './kiosk-floor.ts';
import { KioskSetup } from './kiosk-setup.ts';
import { KioskStaff } from './kiosk-staff.ts';

const elements = { 'kiosk-staff': KioskStaff, 'kiosk-setup': KioskSetup, 'kiosk-floor': KioskFloor } as const;

/** Registers the elements of the kiosk, and those of the story that it tells. */
export function define(): void {
  definePlayer();
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-floor': KioskFloor;
    'kiosk-setup': KioskSetup;
    'kiosk-staff': KioskStaff;
  }
}
