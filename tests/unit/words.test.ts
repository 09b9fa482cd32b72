import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TRANSLATIONS } from '../../src/story/languages.ts';

const root = join(import.meta.dirname, '../..');
const units = (xliff: string) =>
  new Map(
    [...xliff.matchAll(/<trans-unit id="([^"]+)">([\s\S]*?)<\/trans-unit>/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
const said = (name: string) => readFileSync(join(root, 'src/words', name), 'utf8');

/** The result of `npm run words` for the current code, in a folder of its own. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(root, '.cache/words-'));
  for (const lang of TRANSLATIONS) cpSync(join(root, `src/words/${lang}.xlf`), join(folder, `${lang}.xlf`));
  const config = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8')) as {
    output: object;
    interchange: object;
  };
  const file = join(folder, 'lit-localize.json');
  writeFileSync(
    file,
    JSON.stringify({
      ...config,
      tsConfig: join(root, 'tsconfig.json'),
      output: { ...config.output, outputDir: join(folder, 'said'), localeCodesModule: join(folder, 'said/locales.ts') },
      interchange: { ...config.interchange, xliffDir: folder },
    }),
  );
  for (const task of ['extract', 'build'])
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/@lit/localize-tools/bin/lit-localize.js'), task, '--config', file],
      { cwd: root, stdio: 'pipe' },
    );
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(TRANSLATIONS)('the texts of the engine in %s', (lang) => {
  test('are complete, without unused ones: npm run words', () => {
    const [now, committed] = [units(readFileSync(join(folder, `${lang}.xlf`), 'utf8')), units(said(`${lang}.xlf`))];
    expect(
      [...now]
        .filter(([, body]) => !/<target>[\s\S]*\S[\s\S]*<\/target>/.test(body))
        .map(([, body]) => /<source>([\s\S]*?)<\/source>/.exec(body)?.[1]),
      'not translated',
    ).toEqual([]);
    expect(
      [...committed.keys()].filter((id) => !now.has(id)),
      'no longer said',
    ).toEqual([]);
  });

  test('have the placeholders of the English, each once', () => {
    for (const [id, body] of units(said(`${lang}.xlf`))) {
      const gaps = (part: string) =>
        [...(new RegExp(`<${part}>([\\s\\S]*?)</${part}>`).exec(body)?.[1] ?? '').matchAll(/<x id="(\d+)"/g)]
          .map(([, gap]) => gap)
          .sort();
      expect(gaps('target'), id).toEqual(gaps('source'));
    }
  });

  test('are those of the generated module', () => {
    for (const name of readdirSync(join(folder, 'said')))
      expect(readFileSync(join(folder, 'said', name), 'utf8'), name).toBe(said(`said/${name}`));
  });
});
