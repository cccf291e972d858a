import { expect, test } from '@playwright/test';
import type { Walk, WalkOptions } from '../../support/look.ts';
import {
  openPlace,
  pageOf,
  PLACES,
  unpainted,
  walkThrough,
  type Screen,
} from '../../support/pages.ts';
import { faultList, headlineFaults, missingCharacters, type Found } from '../../support/sweep.ts';

test.use({ trace: 'off' });

/**
 * Every distinct picture of every scenario, looked at once: labels that cover each other (V2), text too small (V3), things
 * cut off (V4), hatches over messages (V10), characters no bundled font has (V11), headlines (V16).
 */

interface Size extends Screen {
  readonly name: string;
  readonly by: WalkOptions['by'];
  readonly minText: number;
}

const SCREENS: readonly Size[] = [
  { name: '1280x720', width: 1280, height: 720, by: 'events', minText: 14 },
  { name: 'Present 1280x720', width: 1280, height: 720, by: 'beats', minText: 22, present: true },
  { name: '1920x1080', width: 1920, height: 1080, by: 'beats', minText: 14 },
  { name: '1440x900 dark', width: 1440, height: 900, by: 'beats', minText: 14, dark: true },
  { name: '390x844', width: 390, height: 844, by: 'beats', minText: 14 },
  { name: '640x360', width: 640, height: 360, by: 'beats', minText: 14 },
];

/** A run that never ends shows the same pictures again and again. */
const MOST_STOPS = { events: 40, beats: 10 };
/** So many scenarios a test: both workers have something to do to the end. */
const SHARE = { events: 12, beats: 40 };
/** Every scenario at the first size; at the others one in so many, which begins with each protocol's first. */
const EVERY = 5;

/** What cannot be had everywhere, and why. */
const EXCEPTIONS: readonly {
  readonly size: RegExp;
  readonly what: RegExp;
  readonly why: string;
}[] = [
  {
    size: /390x844/,
    what: /^REQUEST .* hides REQUEST /,
    why: 'on a phone two ways cross close to where both requests start; one event later they are apart',
  },
  {
    size: /390x844/,
    what: /^"S2 has no copy" of S1 under the glyph of /,
    why: 'on a phone the copy is acknowledged along the words it takes back, which are gone with it',
  },
];

const isExcepted = (size: string, fault: string) =>
  EXCEPTIONS.some((it) => it.size.test(size) && it.what.test(fault));

const SHARES = SCREENS.flatMap((screen) => {
  const chosen = PLACES.filter((_, n) => screen.by === 'events' || n % EVERY === 0);
  const size = SHARE[screen.by];
  const count = Math.ceil(chosen.length / size);
  return Array.from({ length: count }, (_, n) => ({
    screen,
    places: chosen.slice(n * size, (n + 1) * size),
    title: `every picture at ${screen.name} can be read${count === 1 ? '' : `, ${n + 1} of ${count}`}`,
  }));
});

for (const { screen, places, title } of SHARES) {
  test(title, async ({ browser }, info) => {
    test.setTimeout(240_000);
    const page = await pageOf(browser, screen);
    await page.goto('./');
    await unpainted(page);
    const found: Found[] = [];
    const pictures = new Set<string>();
    let looks = 0;
    let characters: Walk['characters'] = {};
    for (const { scenario, link } of places) {
      await openPlace(page, link, screen.present);
      const { by, minText } = screen;
      const walk = await walkThrough(page, { by, minText, most: MOST_STOPS[by] });
      characters = walk.characters;
      for (const { event, headline, picture, faults } of walk.stops) {
        pictures.add(`${scenario} ${picture}`);
        looks += 1;
        for (const fault of [...faults, ...headlineFaults(headline)])
          if (!isExcepted(screen.name, fault.what))
            found.push({ ...fault, where: `${scenario} ${event}` });
      }
    }
    for (const what of missingCharacters(characters)) found.push({ check: 'V11', what, where: '' });
    await page.context().close();
    const list = faultList(found);
    console.log(`${title}: ${looks} looks at ${pictures.size} pictures, ${list.length} faults`);
    await info.attach('faults', { body: list.join('\n'), contentType: 'text/plain' });
    expect(pictures.size).toBeGreaterThan(places.length);
    expect(list.join('\n')).toBe('');
  });
}
