// A real browser on the report and the review page; what it sees goes to stdout as JSON.
//
//   node browser.mjs LINK REPORTS-FOLDER PICTURES-FOLDER
//
// 77: the browser, its driver or the accessibility checker is not installed.
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [link, reports, pictures] = process.argv.slice(2);
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
let playwright, axe;
try {
  const require = createRequire(join(process.env.NODE_PATH, 'x'));
  playwright = require('playwright-core');
  axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
} catch {}
if (!chromium || !playwright || !axe) process.exit(77);

const seen = { faults: [], console: [], bidi: [], pages: 0, steps: {} };
mkdirSync(pictures, { recursive: true });
const browser = await playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });

const watch = (page, name) => {
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && seen.console.push(`${name}: ${message.text()}`));
  page.on('pageerror', (error) => seen.console.push(`${name}: ${error.message}`));
};

// axe is put in past the page's own policy, which allows no script but its own.
const look = async (page, name) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  for (const fault of violations.filter(({ impact }) => ['serious', 'critical'].includes(impact)))
    seen.faults.push(`${name}: ${fault.id}: ${fault.nodes[0].html.slice(0, 160)}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) seen.faults.push(`${name}: ${wide} pixels too wide`);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  seen.pages += 1;
};

// Where each needle of a text is painted: x of its left and right edge, on its line. `field` is a textarea, whose glyphs a
// mirror of the same box, font and direction shows: ranges do not reach into it.
const painted = (page, selector, text, needles) => page.evaluate(([selector, text, needles]) => {
  let element = [...document.querySelectorAll(selector)].find((e) => (e.value ?? e.textContent).includes(text));
  if (!element) return null;
  let whole = element.textContent;
  if (element.matches('textarea')) {
    const mirror = document.createElement('div');
    const style = getComputedStyle(element);
    for (const name of ['width', 'font', 'direction', 'padding', 'letterSpacing', 'lineHeight', 'unicodeBidi', 'textAlign']) mirror.style[name] = style[name];
    mirror.style.whiteSpace = 'pre-wrap';
    whole = mirror.textContent = element.value;
    element.after(mirror);
    element = mirror;
  }
  const nodes = [];
  for (let walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), node; (node = walk.nextNode()); ) nodes.push(node);
  // A letter begins in the node it stands in, not at the end of the one before.
  const spot = (offset, begins) => {
    for (const node of nodes) {
      if (begins ? offset < node.data.length : offset <= node.data.length) return [node, offset];
      offset -= node.data.length;
    }
  };
  return needles.map((needle) => {
    const at = whole.indexOf(needle);
    if (at < 0) return { needle };
    const letters = [...needle].map((_, index) => {
      const range = document.createRange();
      range.setStart(...spot(at + index, true));
      range.setEnd(...spot(at + index + 1));
      const box = range.getClientRects()[0];
      return box && { left: box.left, right: box.right, top: Math.round(box.top) };
    });
    return { needle, letters };
  });
}, [selector, text, needles]);

for (const language of ['en', 'ar', 'tk'])
  for (const scheme of ['light', 'dark'])
    for (const [form, width, height] of [['desktop', 1280, 900], ['phone', 390, 844]]) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, bypassCSP: true });
      const page = await context.newPage();
      const name = `${language}-${scheme}-${form}`;
      watch(page, name);
      await page.goto(pathToFileURL(join(reports, `${language}.html`)).href);
      await look(page, `report-${name}`);
      await page.goto(link);
      await page.click(`button[name=language][value=${language}]`);
      await page.waitForLoadState();
      if ((await page.getAttribute('html', 'lang')) !== language) seen.faults.push(`${name}: the language is not ${language}`);
      await look(page, `queue-${name}`);
      await page.click('.queue a');
      await page.waitForLoadState();
      await look(page, `unit-${name}`);
      await context.close();
    }

// Bidi: in the report, in the page and in a field that is written in.
{
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const needles = JSON.parse(process.env.NEEDLES);
  await page.goto(pathToFileURL(join(reports, 'ar.html')).href);
  seen.bidi.push({ where: 'report', found: await painted(page, '.text[dir=rtl]', needles[0], needles) });
  await page.goto(link);
  await page.fill('input[name=q]', needles[1]);
  await page.press('input[name=q]', 'Enter');
  await page.waitForLoadState();
  seen.bidi.push({ where: 'queue', found: await painted(page, '.text[dir=rtl]', needles[0], needles) });
  await page.click('.queue a');
  await page.waitForLoadState();
  seen.bidi.push({ where: 'page', found: await painted(page, '.text[dir=rtl]', needles[0], needles) });
  const whole = await page.textContent('.source .text');
  // A field in Arabic: the first is made one, as in a project that translates into Arabic.
  await page.evaluate(([text]) => {
    const field = document.querySelector('textarea');
    field.dir = 'rtl'; field.lang = 'ar'; field.focus(); field.value = text; field.blur();
  }, [whole]);
  seen.field = await page.evaluate(() => new FormData(document.querySelector('form.edit')).get('text'));
  seen.bidi.push({ where: 'field', found: await painted(page, 'textarea', needles[0], needles) });
  await context.close();
}

// The work of a reviewer, in two windows, without the mouse where keys serve.
{
  const [one, two] = await Promise.all([0, 1].map(async (index) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    if (index === 0) watch(page, 'work');
    await page.goto(link);
    return page;
  }));
  const began = Date.now();
  const href = await one.getAttribute('.queue a', 'href');
  const open = async (page) => { await page.goto(new URL(href, link).href); };
  const step = async (name, act) => {
    await Promise.all([one.waitForNavigation(), act()]);
    seen.steps[name] = { url: one.url(), done: await one.textContent('.done').catch(() => null) };
  };
  await open(one); await open(two);
  const field = '.target:first-child textarea';
  await one.fill(field, 'The minister visited the legations.');
  await one.waitForSelector('[data-set="The minister visited the embassies."]');
  seen.steps.live = { finding: await one.textContent('.target:first-child .finding.error') };
  await one.click('.target:first-child [data-set]');
  seen.steps.repaired = { text: await one.inputValue(field) };
  await one.fill(field, 'A draft.');
  await one.reload();
  seen.steps.draft = { text: await one.inputValue(field) };
  await one.fill(field, 'The minister visited the embassy of ');
  await one.focus(field);
  await one.keyboard.press('End');
  await one.keyboard.press('Alt+1');
  seen.steps.inserted = { text: await one.inputValue(field) };
  await step('saved', () => one.keyboard.press('Control+s'));
  await step('approved', async () => { await one.focus(field); await one.keyboard.press('Control+Enter'); });
  seen.steps.minute = { seconds: (Date.now() - began) / 1000 };
  // The other window still shows the older text.
  await two.fill(field, 'Something else.');
  await Promise.all([two.waitForNavigation(), two.click('.target:first-child button[value=approve]')]);
  seen.steps.conflict = { alert: await two.textContent('[role=alert]'), text: await two.inputValue(field), diff: await two.textContent('.target:first-child .diff') };
  await step('undone', () => one.keyboard.press('Alt+z'));
  await step('merged', () => one.keyboard.press('Alt+m'));
  seen.steps.merged.text = await one.textContent('.source .text');
  await step('split', () => one.keyboard.press('Alt+x'));
  seen.steps.split.text = await one.textContent('.source .text');
  await step('undone-split', () => one.keyboard.press('Alt+z'));
  await step('undone-merge', () => one.keyboard.press('Alt+z'));
}
await browser.close();
console.log(JSON.stringify(seen));
