import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import {
  PREFERENCES_CHANGED,
  PREFERENCE_CHOICES,
  changePreferences,
  preferences,
  type Preferences,
} from './preferences.ts';

/**
 * The reader's preferences: size and spacing of the text, theme, motion. They are stored on this device and applied to
 * the whole page (`preferences.ts`).
 *
 * When to use: anywhere in a page; `<story-rail>` has one in its list of contents. It has no attributes, properties or
 * slots. A change fires the event `story-preferences` on `document`, not on the element.
 *
 * @tag story-settings
 * @csspart settings - The `<details>` with the choices.
 * @cssproperty --story-line - Border.
 * @cssproperty --story-soft - Secondary text.
 * @cssproperty --story-focus - Focus rings.
 */
export class StorySettings extends LitElement {
  static override styles = css`
    details {
      border-block: 1px solid var(--story-line);
      margin-block: 0.8rem;
    }
    summary {
      display: flex;
      align-items: center;
      gap: 0.5em;
      min-block-size: 44px;
      cursor: pointer;
      font-weight: 600;
    }
    summary::before {
      content: '▸';
    }
    :host(:dir(rtl)) summary::before {
      content: '◂';
    }
    :host details[open] summary::before {
      content: '▾';
    }
    fieldset {
      border: 0;
      margin: 0 0 0.6rem;
      padding: 0;
    }
    legend {
      padding: 0;
      font-size: 0.9rem;
      color: var(--story-soft);
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.2rem;
    }
    label {
      display: flex;
      align-items: center;
      gap: 0.45rem;
      min-block-size: 44px;
      cursor: pointer;
    }
    input {
      inline-size: 1.15rem;
      block-size: 1.15rem;
      margin: 0;
    }
    :focus-visible {
      outline: 3px solid var(--story-focus);
      outline-offset: 2px;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(PREFERENCES_CHANGED, this.#onPreferencesChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(PREFERENCES_CHANGED, this.#onPreferencesChange);
  }

  #onPreferencesChange = () => {
    this.requestUpdate();
  };

  override render() {
    return html`<details part="settings">
      <summary>${msg('Reading')}</summary>
      ${this.#radioGroup('size', msg('Size of the text'), { small: msg('Small'), normal: msg('Usual'), large: msg('Large'), larger: msg('Very large') })}
      ${this.#radioGroup('spacing', msg('Spacing'), { normal: msg('Usual'), wide: msg('Wide') })}
      ${this.#radioGroup('theme', msg('Day or night'), { auto: msg('As on this device'), light: msg('Day'), dark: msg('Night') })}
      ${this.#radioGroup('motion', msg('Motion'), { auto: msg('As on this device'), less: msg('None') })}
    </details>`;
  }

  #radioGroup<K extends keyof Preferences>(name: K, title: string, labels: Readonly<Record<Preferences[K], string>>) {
    const values: readonly Preferences[K][] = PREFERENCE_CHOICES[name];
    return html`<fieldset>
      <legend>${title}</legend>
      <div class="choices">
        ${values.map(
          (value) =>
            html`<label
              ><input
                type="radio"
                name=${name}
                value=${value}
                .checked=${preferences()[name] === value}
                @change=${() => changePreferences({ [name]: value })}
              />${labels[value]}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }
}
