import { localized, msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { addressFor, DEFAULTS, fileFor, OPTIONS, type Config, type Option } from './config.ts';

/**
 * Makes the configuration of a kiosk and its address. What it asks, and what is right, is what the kiosk itself reads.
 *
 * @tag kiosk-setup
 */
@localized()
export class KioskSetup extends LitElement {
  static override styles = css`
    :host {
      display: block;
      max-inline-size: 46rem;
      margin-inline: auto;
      padding: 2rem 1.25rem 4rem;
    }
    form {
      display: grid;
      gap: 1.1rem;
    }
    label {
      display: grid;
      gap: 0.25rem;
    }
    b {
      font-weight: 600;
    }
    small {
      color: var(--story-soft);
    }
    input {
      font: inherit;
      min-block-size: 44px;
      padding: 0.3em 0.6em;
      color: inherit;
      background: var(--story-paper);
      border: 1px solid var(--story-soft);
      border-radius: 2px;
    }
    [aria-invalid='true'] {
      border: 2px solid var(--story-accent);
    }
    .wrong {
      color: var(--story-accent);
    }
    pre {
      padding: 0.8em 1em;
      overflow: auto;
      background: var(--story-paper);
      border: 1px solid var(--story-line);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    button,
    .open {
      display: inline-block;
      font: inherit;
      min-block-size: 44px;
      padding: 0.5em 1em;
      margin-inline-end: 0.5rem;
      color: var(--story-paper);
      background: var(--story-accent);
      border: 0;
      border-radius: 2px;
      cursor: pointer;
    }
    :focus-visible {
      outline: 3px solid var(--story-focus);
      outline-offset: 2px;
    }
  `;

  /** The address of the kiosk, absolute. */
  @property({ attribute: false }) kiosk = '';
  @state() private texts: Readonly<Record<string, string>> = Object.fromEntries(OPTIONS.map(({ key, initial, write }) => [key, write(initial)]));

  #faultOf({ key, read, initial, write }: Option): string | undefined {
    const text = this.texts[key] ?? '';
    // What an option is by itself needs no reading: an empty list has no text.
    if (text === write(initial)) return undefined;
    const reading = read(text);
    return 'right' in reading ? reading.right : undefined;
  }

  get #config(): Config {
    const values = OPTIONS.map(({ key, initial, read }) => {
      const reading = read(this.texts[key] ?? '');
      return [key, 'value' in reading ? reading.value : initial];
    });
    return { ...DEFAULTS, ...(Object.fromEntries(values) as Partial<Config>) };
  }

  #copy(text: string) {
    void navigator.clipboard.writeText(text);
  }

  override render() {
    const config = this.#config;
    const words = addressFor(config);
    const address = `${this.kiosk}${words ? `?${words}` : ''}`;
    const file = fileFor(config);
    return html`<h1>${msg('Setting up a kiosk')}</h1>
      <p>${msg('Choose here, and take away either the file or the address. The address has the last word; the PIN goes into the file only.')}</p>
      <form @submit=${(event: Event) => { event.preventDefault(); }}>
        ${OPTIONS.map((option) => {
          const { key, about } = option;
          const wrong = this.#faultOf(option);
          return html`<label><b>${key}</b><small>${about}</small>
            <input name=${key} autocomplete="off" spellcheck="false" .value=${this.texts[key] ?? ''} aria-invalid=${wrong ? 'true' : 'false'} @input=${(event: Event) => { this.texts = { ...this.texts, [key]: (event.target as HTMLInputElement).value }; }} />
            ${wrong ? html`<span class="wrong" role="alert">${msg('Give')} ${wrong}.</span>` : nothing}</label>`;
        })}
      </form>
      <h2>kiosk.json</h2>
      <pre data-made="file">${file}</pre>
      <button @click=${() => { this.#copy(file); }}>${msg('Copy the file')}</button>
      <h2>${msg('Address')}</h2>
      <pre data-made="address">${address}</pre>
      <button @click=${() => { this.#copy(address); }}>${msg('Copy the address')}</button><a class="open" href=${address}>${msg('Open the kiosk')}</a>`;
  }
}
