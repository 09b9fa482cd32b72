import { consume } from '@lit/context';
import { localized, msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { fromWorkspace, toWorkspace } from '../core/workspace.ts';
import { toolStyles } from '../ui/atlas.styles.ts';
import { atlasContext, AtlasWorkspaceEvent, type AtlasModel } from '../ui/model.ts';
import { fileName, save } from './save-file.ts';

/** Bytes of a workspace that is read at all. */
const LARGEST = 300_000_000;

/**
 * Saves the view and the reader's own data as one file, and opens such a file again.
 *
 * @tag atlas-workspace
 * @fires atlas-workspace - a workspace that has been read
 */
@localized()
export class AtlasWorkspace extends LitElement {
  @consume({ context: atlasContext, subscribe: true })
  @state()
  model: AtlasModel | undefined;

  @state() private said = '';

  static override styles = [toolStyles];

  override render() {
    if (!this.model) return nothing;
    return html`<h3>${msg('Workspace')}</h3>
      <p class="soft">
        ${msg('Your own data, filters and view in one file of this computer, to be opened again later.')}
      </p>
      <div class="row">
        <button type="button" class="main save" @click=${this.#save}>${msg('Save the workspace')}</button>
        <button type="button" class="open" @click=${this.#choose}>${msg('Open a workspace')}</button>
        <input
          type="file"
          accept=".json,application/json"
          hidden
          aria-label=${msg('Workspace')}
          @change=${this.#open}
        />
      </div>
      <p role="status" class="soft">${this.said}</p>`;
  }

  #save = () => {
    const { model } = this;
    if (!model) return;
    const name = fileName(`${document.title} workspace`, 'json');
    save(name, toWorkspace(model, model.state, model.catalogue), 'application/json');
    const tiles = model.own.filter(({ result }) => result.tiles);
    this.said =
      tiles.length > 0
        ? msg(str`Saved: ${name}. Files of tiles are not in it: add them again.`)
        : msg(str`Saved: ${name}.`);
  };

  #choose = () => {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  };

  #open = async (event: Event) => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    const workspace = file.size > LARGEST ? 'not-a-workspace' : fromWorkspace(await file.text());
    // The same file can be chosen again.
    input.value = '';
    if (workspace === 'not-a-workspace') this.said = msg(str`${file.name} is no workspace of this atlas.`);
    else if (workspace === 'newer-version')
      this.said = msg(str`${file.name} is of a newer version of this atlas, and cannot be opened here.`);
    else {
      this.said = msg(str`Opened: ${file.name}.`);
      this.dispatchEvent(new AtlasWorkspaceEvent(workspace));
    }
  };
}
