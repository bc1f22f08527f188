import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CHECKOUT } from './checkout.mjs';
import { missingOptional, unansweredScripts } from './lock-check.mjs';
import type { LockedPackages } from './lock-check.mjs';

const text = readFileSync(`${CHECKOUT}package-lock.json`, 'utf8');
const packages: LockedPackages = JSON.parse(text).packages;
const allowed: Record<string, boolean> = JSON.parse(
  readFileSync(`${CHECKOUT}package.json`, 'utf8'),
).allowScripts;

describe('package-lock.json', () => {
  it('holds every platform package that a package of it names, so that it installs on every machine', () => {
    expect(missingOptional(packages)).toEqual([]);
  });

  it('would be found out if one were missing, at the top or below another package', () => {
    const tool = { optionalDependencies: { 'tool-linux': '1', 'tool-mac': '1' } };
    const locked = { 'node_modules/tool': tool, 'node_modules/tool-linux': {} };
    expect(missingOptional(locked)).toEqual(['node_modules/tool names tool-mac']);
    const nested = {
      'node_modules/a/node_modules/tool': tool,
      'node_modules/a/node_modules/tool-mac': {},
      'node_modules/tool-linux': {},
    };
    expect(missingOptional(nested)).toEqual([]);
  });

  it('names no registry, so that each machine asks its own', () => {
    expect(text.match(/https?:\/\/[^"]*\.tgz/g) ?? []).toEqual([]);
  });

  it('has an answer in allowScripts for every package that wants to run something when it is installed', () => {
    expect(unansweredScripts(packages, allowed)).toEqual([]);
    expect(unansweredScripts({ 'node_modules/sly': { hasInstallScript: true } }, allowed)).toEqual(['sly']);
  });
});
