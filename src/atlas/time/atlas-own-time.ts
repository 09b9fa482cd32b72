import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { countShown, isDated, ownShown } from '../core/own-time.ts';
import { panelStyles } from '../ui/atlas.styles.ts';
import { atlasContext, AtlasOwnTimeEvent, type AtlasModel } from '../ui/model.ts';
import { countIn } from '../ui/words.ts';

/**
 * How many features of the reader's own files are of the days that are asked about, and a switch to show all of them.
 * Empty where no file has dates.
 *
 * @tag atlas-own-time
 * @fires atlas-own-time - whether they are shown at any time
 */
@localized()
export class AtlasOwnTime extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  static override styles = [
    panelStyles,
    css`
      p {
        font-size: 0.86rem;
      }
    `,
  ];

  override render() {
    const { model } = this;
    const dated = model?.own.filter(isDated) ?? [];
    if (!model || dated.length === 0) return nothing;
    const { lang } = model.state;
    const counts = dated.flatMap((layer) => {
      const shown = ownShown(layer, { ...model, ownAnyTime: false });
      return shown ? [{ title: layer.title, some: countShown(shown), all: shown.length }] : [];
    });
    return html`<label class="check"
        ><input type="checkbox" .checked=${model.ownAnyTime ?? false} @change=${this.#switch} /><span
          >${msg('Show your own data whatever the time')}</span
        ></label
      >
      ${counts.map(
        ({ title, some, all }) =>
          html`<p class="soft">
            <bdi>${title}</bdi>: ${msg(str`${countIn(some, lang)} of ${countIn(all, lang)} in these days`)}
          </p>`,
      )}`;
  }

  #switch = (event: Event) => {
    this.dispatchEvent(new AtlasOwnTimeEvent((event.currentTarget as HTMLInputElement).checked));
  };
}
