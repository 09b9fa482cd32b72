/** No two files export the same name, so that a search for a name leads to one file. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const EXPORT = /^export (?:declare )?(?:async )?(?:const|let|function|class|interface|type) (\w+)/gm;

test('no name is exported by two files', () => {
  const files = execFileSync('git', ['ls-files', 'src/**/*.ts', 'geo/**/*.ts'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => path && !path.startsWith('src/words/said/'));
  const homes = new Map<string, string[]>();
  for (const path of files) {
    const names = new Set([...readFileSync(path, 'utf8').matchAll(EXPORT)].map(([, name = '']) => name));
    for (const name of names) homes.set(name, [...(homes.get(name) ?? []), path]);
  }
  const twice = [...homes].filter(([, paths]) => paths.length > 1);
  expect(twice.map(([name, paths]) => `${name}: ${paths.join(', ')}`)).toEqual([]);
});
