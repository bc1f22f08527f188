import { chromium } from 'playwright-core';

/** The browser of the screen suite; each test file opens its own and closes it at its end. */
export function openBrowser() {
  return chromium.launch({
    executablePath: given('TEST_CHROMIUM'),
    args: JSON.parse(given('TEST_CHROMIUM_ARGS')),
  });
}

/** @param {string} name */
function given(name) {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is set by the screen suite: run it with "npm test -- screens"`);
  return value;
}
