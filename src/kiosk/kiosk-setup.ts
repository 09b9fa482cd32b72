import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { directionOf, endonym, LANGUAGES } from '../story/languages.ts';
import { DEFAULTS, OPTIONS, type SettingDescription, type Config, type Option } from './config.ts';
import { addressFor, fileFor } from './write-config.ts';
import { setupStyles } from './kiosk-setup.styles.ts';
import { themeName } from './sheet-view.ts';

const PARTS: readonly SettingDescription['part'][] = ['story', 'visit', 'attract', 'staff'];

function partName(part: SettingDescription['part']): string {
  switch (part) {
    case 'story':
      return msg('The story');
    case 'visit':
      return msg('A visit');
    case 'attract':
      return msg('The start screen, while nobody is there');
    case 'staff':
      return msg('The staff');
  }
}

/** The label of a choice of the colours. */
function colourName(choice: string): string {
  switch (choice) {
    case 'light':
      return msg('Day');
    case 'dark':
      return msg('Night');
    default:
      return msg('As the system is set');
  }
}

/** The settings to ask for: all but those with only one allowed value. */
const ASKED = OPTIONS.filter(({ about: { choices } }) => choices?.length !== 1);

/**
 * Makes the configuration of a kiosk and its address. Settings and checks are those that the kiosk itself uses.
 *
 * @tag kiosk-setup
 * @attribute lang - The language of the page; the texts are in that of `msg()`.
 * @fires kiosk-language - A language was chosen; `detail`: its code. The page sets it.
 */
@localized()
export class KioskSetup extends LitElement {
  static override styles = setupStyles;

  /** The address of the kiosk, absolute. */
  @property({ attribute: false }) kiosk = '';
  @state() private texts: Readonly<Record<string, string>> = Object.fromEntries(
    OPTIONS.map(({ key, initial, write }) => [key, write(initial)]),
  );
  /** The text that was copied last; cleared when the text changes. */
  @state() private copied = '';

  #faultOf({ key, read, initial, write }: Option): string | undefined {
    const text = this.texts[key] ?? '';
    // A default value needs no check: the text of an empty list could not be read.
    if (text === write(initial)) return undefined;
    const reading = read(text);
    return 'right' in reading ? reading.right() : undefined;
  }

  get #config(): Config {
    const values = OPTIONS.map(({ key, initial, read }) => {
      const reading = read(this.texts[key] ?? '');
      return [key, 'value' in reading ? reading.value : initial];
    });
    return { ...DEFAULTS, ...(Object.fromEntries(values) as Partial<Config>) };
  }

  #set(key: string, text: string) {
    this.texts = { ...this.texts, [key]: text };
    this.copied = '';
  }

  #copy(text: string) {
    void navigator.clipboard.writeText(text).then(
      () => {
        this.copied = text;
      },
      // A page not served over HTTPS has no clipboard; the user can select the text.
      (error: unknown) => {
        console.warn(error);
      },
    );
  }

  override render() {
    const config = this.#config;
    const words = addressFor(config);
    const address = `${this.kiosk}${words ? `?${words}` : ''}`;
    const file = fileFor(config);
    return html`<header>
        <div class="languages" role="group" aria-label=${msg('Languages')}>
          ${LANGUAGES.map(
            (lang) =>
              html`<button
                lang=${lang}
                dir=${directionOf(lang)}
                translate="no"
                aria-current=${lang === this.lang ? 'true' : nothing}
                @click=${() => {
                  this.dispatchEvent(new CustomEvent('kiosk-language', { detail: lang }));
                }}
              >
                ${endonym(lang)}
              </button>`,
          )}
        </div>
        <h1>${msg('Setting up a kiosk')}</h1>
        <p>
          ${msg('Choose the settings here, then use either the file or the address. The address overrides the file; the PIN is written to the file only.')}
        </p>
      </header>
      <div class="desk">
        <form
          @submit=${(event: Event) => {
            event.preventDefault();
          }}
        >
          ${PARTS.map(
            (part) =>
              html`<fieldset>
                <legend>${partName(part)}</legend>
                ${ASKED.filter(({ about }) => about.part === part).map((option) => this.#option(option))}
              </fieldset>`,
          )}
        </form>
        <section class="made">
          <h2 id="file">kiosk.json</h2>
          <p>${msg('Put it beside the front page of the site.')}</p>
          <pre data-made="file" tabindex="0" role="group" aria-labelledby="file">${file}</pre>
          <div class="does">
            <button
              @click=${() => {
                this.#copy(file);
              }}
            >
              ${msg('Copy the file')}</button
            >${this.#said(file)}
          </div>
          <h2 id="address">${msg('Address')}</h2>
          <p>${msg('Start the browser with it.')}</p>
          <pre data-made="address" tabindex="0" role="group" aria-labelledby="address">${address}</pre>
          <div class="does">
            <button
              @click=${() => {
                this.#copy(address);
              }}
            >
              ${msg('Copy the address')}</button
            ><a class="open" href=${address}>${msg('Open the kiosk')}</a>${this.#said(address)}
          </div>
        </section>
      </div>`;
  }

  #said(text: string): TemplateResult {
    return html`<span class="copied" role="status">${this.copied === text ? msg('Copied.') : ''}</span>`;
  }

  #option(option: Option): TemplateResult {
    const {
      key,
      about: { label, help, choices, several },
    } = option;
    const wrong = this.#faultOf(option);
    const name = several
      ? html`<span class="name" id=${`${key}-name`}>${label()}</span>`
      : html`<label class="name" for=${key}>${label()}</label>`;
    return html`<div class="option">
      ${name}
      <div class="entry">
        ${several && choices ? this.#several(key, choices) : choices ? this.#one(key, choices) : this.#text(option, wrong)}
      </div>
      <p class="help" id=${`${key}-help`}>${help()}</p>
      ${wrong ? html`<p class="wrong" role="alert" id=${`${key}-wrong`}>${msg(str`Give ${wrong}.`)}</p>` : nothing}
    </div>`;
  }

  #text({ key, initial, about: { unit } }: Option, wrong: string | undefined): TemplateResult {
    const number = typeof initial === 'number';
    return html`<input
        id=${key}
        name=${key}
        class=${number ? 'number' : nothing}
        inputmode=${number || key === 'pin' ? 'numeric' : 'text'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        .value=${this.texts[key] ?? ''}
        aria-describedby=${wrong ? `${key}-help ${key}-wrong` : `${key}-help`}
        aria-invalid=${wrong ? 'true' : 'false'}
        @input=${(event: Event) => {
          this.#set(key, (event.target as HTMLInputElement).value);
        }}
      />${unit ? html`<span class="unit">${unit()}</span>` : nothing}`;
  }

  #one(key: string, choices: readonly string[]): TemplateResult {
    return html`<select
      id=${key}
      name=${key}
      aria-describedby=${`${key}-help`}
      @change=${(event: Event) => {
        this.#set(key, (event.target as HTMLSelectElement).value);
      }}
    >
      ${choices.map((choice) => html`<option value=${choice} ?selected=${this.texts[key] === choice}>${colourName(choice)}</option>`)}
    </select>`;
  }

  #several(key: string, choices: readonly string[]): TemplateResult {
    const chosen = new Set((this.texts[key] ?? '').split(',').filter(Boolean));
    const toggle = (choice: string, on: boolean) => {
      this.#set(key, choices.filter((one) => (one === choice ? on : chosen.has(one))).join(','));
    };
    return html`<div class="choices" role="group" aria-labelledby=${`${key}-name`} aria-describedby=${`${key}-help`}>
      ${choices.map(
        (choice) =>
          html`<label
            ><input
              type="checkbox"
              name=${key}
              value=${choice}
              .checked=${chosen.has(choice)}
              @change=${(event: Event) => {
                toggle(choice, (event.target as HTMLInputElement).checked);
              }}
            />${themeName(choice)}</label
          >`,
      )}
    </div>`;
  }
}
