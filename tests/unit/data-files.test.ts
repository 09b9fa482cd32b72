/** The data of the atlas as files: addresses, the package, and the lines that the documents show. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { dataPath } from '../../src/atlas/core/data-address.ts';
import { LIMITS } from '../../src/atlas/import/limits.ts';
import { readJson } from '../../src/atlas/import/read-json.ts';
import { dataFiles } from '../../src/press/set/data-files.ts';
import { root } from '../press-fixture.ts';
import { evidence, records } from './atlas/fixtures.ts';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const filesOn = (site: string | undefined) => dataFiles({ text, evidence, site });
const files = filesOn(undefined);
const fileAt = (path: string, all = files): string => {
  const made = all.get(path)?.();
  if (typeof made !== 'string') throw new Error(`no text at ${path}`);
  return made;
};

interface Package {
  readonly version: string;
  readonly resources: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
    readonly schema?: { readonly fields: readonly { readonly name: string; readonly description?: string }[] };
  }[];
}
const described = JSON.parse(fileAt('data/datapackage.json')) as Package;

describe('a record', () => {
  it('has an address for each of its two forms, whatever its kind', () => {
    expect(records.length).toBeGreaterThan(300);
    for (const { ref } of records)
      for (const format of ['json', 'geojson'] as const) expect(files.has(dataPath(ref, format))).toBe(true);
    expect(dataPath({ layer: 'places', id: 'rasht' }, 'json')).toBe('data/places/rasht.json');
  });

  it('is Linked Places that the atlas reads again, with names in three languages', async () => {
    const { kind, collector } = await readJson(fileAt('data/places/rasht.json'), { limits: LIMITS, swap: false });
    expect([kind, collector.features.length, collector.droppedCount]).toEqual(['lpf', 1, 0]);
    const [feature] = (
      JSON.parse(fileAt('data/events/ev048.json')) as {
        features: { '@id': string; names: { toponym: string; lang?: string }[]; when: object }[];
      }
    ).features;
    expect(feature?.['@id']).toBe('ev048.json');
    expect(new Set(feature?.names.map(({ lang }) => lang))).toEqual(new Set(['en', 'fa', 'ru']));
    expect(feature?.when).toBeDefined();
  });

  it('has an absolute identifier where the address of the site is known', () => {
    const [feature] = (
      JSON.parse(fileAt('data/control/ct19.json', filesOn('https://example.org/map/'))) as {
        features: { '@id': string; relations: { relationTo: string }[]; names: { citations?: unknown[] }[] }[];
      }
    ).features;
    expect(feature?.['@id']).toBe('https://example.org/map/data/control/ct19.json');
    expect(feature?.relations[0]?.relationTo).toBe('https://example.org/map/data/places/rasht.json');
    // On what evidence: the works of the period.
    expect(feature?.names[0]?.citations?.length).toBeGreaterThan(2);
  });

  it('is in the index of all, which leads to it', () => {
    const { records: listed } = JSON.parse(fileAt('data/index.json')) as { records: { json: string }[] };
    expect(listed).toHaveLength(records.length);
    for (const { json } of listed) expect(files.has(`data/${json}`)).toBe(true);
  });
});

describe('the package', () => {
  it('has every file that it describes, with its size and checksum', () => {
    expect(described.resources.length).toBeGreaterThan(20);
    for (const { path, bytes, hash } of described.resources) {
      const content = fileAt(`data/${path}`);
      expect(Buffer.byteLength(content), path).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(content).digest('hex')}`, path).toBe(hash);
    }
  });

  it('says what every column of every table means', () => {
    const tables = described.resources.filter(({ path }) => path.endsWith('.csv'));
    for (const { path, schema } of tables) {
      const [header = ''] = fileAt(`data/${path}`).split(/\r?\n/);
      expect(schema?.fields.map(({ name }) => name).join(','), path).toBe(header);
      expect(
        schema?.fields.filter(({ description }) => !description),
        path,
      ).toEqual([]);
    }
  });

  it('is one archive of the same files, and the same bytes each time', () => {
    const archive = files.get('data/data.zip')?.();
    if (!(archive instanceof Uint8Array)) throw new Error('no archive');
    const entries = unzipSync(archive);
    const names = [...described.resources.map(({ path }) => path), 'datapackage.json'];
    expect(Object.keys(entries).sort()).toEqual(names.sort());
    for (const [name, bytes] of Object.entries(entries)) expect(strFromU8(bytes), name).toBe(fileAt(`data/${name}`));
    expect(filesOn(undefined).get('data/data.zip')?.()).toEqual(archive);
  });

  it('is of the version of the project, and lists its changes', () => {
    const { version } = JSON.parse(text('package.json')) as { version: string };
    expect(described.version).toBe(version);
    expect(fileAt('data/CHANGELOG.md')).toContain(`## ${version}`);
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('There is no python3: the lines of docs/data.md were not run.');

test.skipIf(!hasPython)('the lines of Python in docs/data.md print where Rasht is', () => {
  const [, code = ''] = /```python\n([\s\S]*?)```/.exec(text('docs/data.md')) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  try {
    const path = 'data/places.geojson';
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), fileAt(path));
    const local = code.replaceAll('https://example.org/', `${pathToFileURL(folder).href}/`);
    const printed = execFileSync('python3', ['-c', local], { encoding: 'utf8' });
    const rasht = records.find(({ key }) => key === 'places/rasht')?.geometry;
    expect(JSON.parse(printed)).toEqual(rasht?.type === 'Point' ? rasht.coordinates : undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
