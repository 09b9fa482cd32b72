import { definePlayer as definePlayer } from '../player/define.ts';
import { register } from '../player/register.ts';
import { KioskApp } from './kiosk-app.ts';
import { KioskSetup } from './kiosk-setup.ts';
import { KioskStaff } from './kiosk-staff.ts';

const elements = { 'kiosk-staff': KioskStaff, 'kiosk-setup': KioskSetup, 'kiosk-app': KioskApp } as const;

/** Registers the elements of the kiosk, and those of the story that it tells. */
export function defineKiosk(): void {
  definePlayer();
  register(elements);
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-app': KioskApp;
    'kiosk-setup': KioskSetup;
    'kiosk-staff': KioskStaff;
  }
}
