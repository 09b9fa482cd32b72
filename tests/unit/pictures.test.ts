import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { report } from '../../src/press/faults.ts';
import { pictureCopy } from '../../src/press/media/picture-copies.ts';
import { readPictureFile } from '../../src/press/read/media/picture-file.ts';
import { pressAll } from '../../src/press/press.ts';
import { assets, memoryFiles } from '../press-fixture.ts';

const PHOTOGRAPH = { file: 'stories/town/media/mill.jpg', kind: 'photograph' } as const;

/** A picture whose left half is red and whose right half is blue. */
const halves = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'blue' } }).composite([
    { input: { create: { width: width / 2, height, channels: 3, background: 'red' } }, left: 0, top: 0 },
  ]);

/** The colour of a pixel, as three numbers from 0 to 255. */
async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<readonly number[]> {
  return [...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer())];
}

const isRed = ([red = 0, , blue = 0]: readonly number[]) => red > 200 && blue < 60;

describe('a copy of a photograph', () => {
  test('has nothing of the metadata of its file, such as the place where it was taken', async () => {
    const exif = {
      IFD0: { Artist: 'Ada Lamb', Make: 'A camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 12/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '75/1 27/1 0/1' },
    };
    const bytes = await halves(400, 200).jpeg().withExif(exif).toBuffer();
    expect((await sharp(bytes).metadata()).exif?.toString('latin1')).toContain('Ada Lamb');
    const copy = await pictureCopy({ ...PHOTOGRAPH, width: 400, height: 200 }, { width: 200, height: 100 }, bytes);
    const { exif: kept, xmp, icc, iptc, format, width, height } = await sharp(copy).metadata();
    expect({ kept, xmp, icc, iptc }).toEqual({});
    expect({ format, width, height }).toEqual({ format: 'webp', width: 200, height: 100 });
    expect(Buffer.from(copy).toString('latin1')).not.toMatch(/Exif|GPS|Ada Lamb/);
  });

  test('is upright where the camera was held on its side', async () => {
    const bytes = await halves(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const facts = readPictureFile(bytes);
    expect(facts).toEqual({ kind: 'photograph', width: 200, height: 400 });
    const copy = await pictureCopy({ ...PHOTOGRAPH, width: 200, height: 400 }, { width: 100, height: 200 }, bytes);
    // Turned by 90 degrees clockwise, the left half is above.
    expect(isRed(await colourAt(copy, 50, 20))).toBe(true);
    expect(isRed(await colourAt(copy, 50, 180))).toBe(false);
  });

  test('has the colours of the web, also where the file has those of a printing press', async () => {
    const bytes = await halves(80, 40).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(bytes).metadata()).space).toBe('cmyk');
    const copy = await pictureCopy({ ...PHOTOGRAPH, width: 80, height: 40 }, { width: 80, height: 40 }, bytes);
    expect((await sharp(copy).metadata()).space).toBe('srgb');
    const [red = 0, green = 0, blue = 0] = await colourAt(copy, 10, 20);
    expect(red - Math.max(green, blue)).toBeGreaterThan(100);
  });

  test('is white where the file is transparent', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const copy = await pictureCopy({ ...PHOTOGRAPH, width: 8, height: 8 }, { width: 8, height: 8 }, bytes);
    expect(await colourAt(copy, 4, 4)).toEqual([255, 255, 255]);
  });

  test('is not made of half a file, and the error names it', async () => {
    const bytes = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    const half = bytes.subarray(0, bytes.length / 2);
    const wanted = { ...PHOTOGRAPH, width: 600, height: 600 };
    await expect(pictureCopy(wanted, { width: 300, height: 300 }, half)).rejects.toThrow(
      /^stories\/town\/media\/mill\.jpg: /,
    );
  });
});

describe('the file of a photograph', () => {
  const noise = {
    create: {
      width: 300,
      height: 200,
      channels: 3,
      background: 'red',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  } as const;

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('is read if it is %s, and has its size', async (format) => {
    const bytes = await sharp(noise)[format]().toBuffer();
    expect(readPictureFile(bytes)).toEqual({ kind: 'photograph', width: 300, height: 200 });
  });

  test.each(['jpeg', 'png', 'webp'] as const)('is not read if it is %s and cut off', async (format) => {
    const bytes = await sharp(noise)[format]().toBuffer();
    expect(readPictureFile(bytes).kind).toBe('photograph');
    expect(readPictureFile(bytes.subarray(0, bytes.length - 200))).toMatchObject({
      message: expect.stringContaining('cut off'),
    });
  });

  test('is cut off even if a thumbnail in its head has an end', async () => {
    const [picture, thumbnail] = await Promise.all([
      sharp(noise).jpeg().toBuffer(),
      sharp(noise).resize(30).jpeg().toBuffer(),
    ]);
    const segment = Buffer.from([0xff, 0xe1, 0, 0]);
    segment.writeUInt16BE(thumbnail.length + 2, 2);
    const bytes = Buffer.concat([picture.subarray(0, 2), segment, thumbnail, picture.subarray(2)]);
    expect(readPictureFile(bytes).kind).toBe('photograph');
    expect(readPictureFile(bytes.subarray(0, -200)).kind).toBe('problem');
  });

  test('is never a reason to throw, whatever its bytes are', async () => {
    const whole = await sharp(noise).jpeg().toBuffer();
    fc.assert(
      fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), (from, over) => {
        const bytes = Uint8Array.from(whole);
        bytes.set(over.subarray(0, Math.max(0, bytes.length - from)), Math.min(from, bytes.length));
        expect(['photograph', 'problem', 'drawing']).toContain(readPictureFile(bytes).kind);
        expect(readPictureFile(over).kind).toBe('problem');
      }),
    );
  });
});

describe('the file of a drawing', () => {
  const drawing = (inside: string, attributes = '') =>
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"${attributes}>${inside}</svg>`,
    );

  test.each([
    ['shapes', '<g><path d="M0 0H9"/><circle r="3"/></g>'],
    ['a gradient that a shape names', '<linearGradient id="a"/><rect fill="url(#a)"/><use xlink:href="#a"/>'],
    ['a picture that stands in it', '<image href="data:image/png;base64,AAAA"/>'],
    ['notes of a drawing program', '<metadata><x:a xmlns:x="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'],
    ['a style', '<style>path { fill: red }</style>'],
  ])('may have %s', (_, inside) => {
    expect(readPictureFile(drawing(inside))).toEqual({ kind: 'drawing', width: 40, height: 20 });
  });

  test.each([
    ['a script', '<script>alert(1)</script>', ''],
    ['a script in an attribute', '<rect onclick="alert(1)"/>', ''],
    ['a script in its first tag', '', ' onload="alert(1)"'],
    ['HTML', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>', ''],
    ['HTML within its notes', '<metadata><iframe xmlns="http://www.w3.org/1999/xhtml" src="/"/></metadata>', ''],
    ['a link', '<a href="https://example.org"><rect/></a>', ''],
    ['a picture from another site', '<image href="https://example.org/a.png"/>', ''],
    ['a drawing within it', '<image xlink:href="data:image/svg+xml,x"/>', ''],
    ['a font from another site', '<style>@import "https://example.org/a.css"</style>', ''],
    ['a fill from another file', '<rect style="fill: url(b.svg#c)"/>', ''],
    ['something that changes a link', '<set attributeName="href" to="javascript:alert(1)"/>', ''],
  ])('may not have %s', (_, inside, attributes) => {
    expect(readPictureFile(drawing(inside, attributes)).kind).toBe('problem');
  });

  test('may not define entities', () => {
    const text = `<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`;
    expect(readPictureFile(new TextEncoder().encode(text)).kind).toBe('problem');
  });
});

describe('the files of a picture', () => {
  /** The pictures of a story with one of this size. */
  async function copiesOf(width: number, height: number) {
    const bytes = await sharp({ create: { width, height, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const { value, faults } = pressAll(
      memoryFiles(
        new Map<string, string | Uint8Array>([
          [
            'stories/town/story.en.md',
            '---\ntitle: A town\nlang: en\n---\n\n<story-step id="one" at="1,2" zoom="5">\n\n## One\n\n![A mill](media/mill.png)\n\n</story-step>\n',
          ],
          ['stories/town/media.yaml', 'media/mill.png: { credit: A. Lamb, licence: CC BY 4.0 }'],
          ['stories/town/media/mill.png', bytes],
        ]),
      ),
      { assets },
    );
    expect(faults.length === 0 ? '' : report(faults)).toBe('');
    return value[0]?.pictures.get('media/mill.png')?.copies.map((copy) => [copy.width, copy.height]);
  }

  test.each([
    [
      'a large picture in three sizes',
      4000,
      3000,
      [
        [480, 360],
        [960, 720],
        [1920, 1440],
      ],
    ],
    [
      'a picture hardly larger than the second size in two',
      1000,
      500,
      [
        [480, 240],
        [960, 480],
      ],
    ],
    ['a small picture as it is', 300, 200, [[300, 200]]],
    ['a very high picture not too high', 1000, 12000, [[200, 2400]]],
  ])('are %s', async (_, width, height, sizes) => {
    expect(await copiesOf(width, height)).toEqual(sizes);
  });
});
