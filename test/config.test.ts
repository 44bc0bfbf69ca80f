import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, knobs, readConfig } from '../server/config.ts';

function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('the settings were taken');
}

describe('settings', () => {
  it('need not be given at all', () => {
    expect(readConfig({ PATH: '/bin' })).toEqual({
      host: '127.0.0.1',
      port: 4700,
      dataFolder: resolve('data'),
      publicUrl: 'http://localhost:4700',
      logLevel: 'warn',
      tagPath: '/t.js',
      batchPath: 'v1/batch',
      trustedProxies: [],
      backupHours: 24,
      backupKeep: 7,
      backupFolder: resolve('data/backups'),
    });
  });

  it('are taken from the environment, an empty one counting as absent', () => {
    const config = readConfig({
      DANGOL_PORT: '8080',
      DANGOL_HOST: '0.0.0.0',
      DANGOL_DATA: '/var/lib/dangol',
      DANGOL_PUBLIC_URL: 'https://crm.shop.example/',
      DANGOL_LOG: '',
      DANGOL_TAG_PATH: '/assets/shop.js',
      DANGOL_BATCH_PATH: 'a/cart',
      DANGOL_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8,loopback',
    });
    expect(config).toEqual({
      host: '0.0.0.0',
      port: 8080,
      dataFolder: '/var/lib/dangol',
      publicUrl: 'https://crm.shop.example',
      logLevel: 'warn',
      tagPath: '/assets/shop.js',
      batchPath: 'a/cart',
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'loopback'],
      backupHours: 24,
      backupKeep: 7,
      backupFolder: '/var/lib/dangol/backups',
    });
  });

  it('cannot be changed after the start', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it('write an IPv6 address as browsers want it', () => {
    expect(readConfig({ DANGOL_HOST: 'fd00::7' }).publicUrl).toBe('http://[fd00::7]:4700');
  });

  it.each([
    ['DANGOL_PROT', 'DANGOL_PORT'],
    ['DANGOL_PUBLICURL', 'DANGOL_PUBLIC_URL'],
    ['DANGOL_LOGS', 'DANGOL_LOG'],
  ])('misspelt as %s are refused with the right name', (wrong, right) => {
    expect(faultsOf({ [wrong]: 'x' })).toBe(`${wrong} is not a setting; did you mean ${right}?`);
  });

  it.each([
    ['DANGOL_PORT', '0'],
    ['DANGOL_PORT', '70000'],
    ['DANGOL_PORT', '80.5'],
    ['DANGOL_PORT', '0x50'],
    ['DANGOL_HOST', 'not a host'],
    ['DANGOL_PUBLIC_URL', 'crm.shop.example'],
    ['DANGOL_PUBLIC_URL', 'ftp://crm.shop.example'],
    ['DANGOL_PUBLIC_URL', 'https://shop.example/crm'],
    ['DANGOL_LOG', 'loud'],
    ['DANGOL_TAG_PATH', 't.js'],
    ['DANGOL_TAG_PATH', '/../t.js'],
    ['DANGOL_TAG_PATH', '/t.js?v=1'],
    ['DANGOL_BATCH_PATH', '/v1/batch'],
    ['DANGOL_BATCH_PATH', 'a/../b'],
    ['DANGOL_TRUSTED_PROXIES', 'proxy.example'],
    ['DANGOL_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['DANGOL_TRUSTED_PROXIES', 'true'],
  ])('say what %s must be when it is %s', (name, value) => {
    const message = faultsOf({ [name]: value });
    expect(message).toMatch(new RegExp(`^${name} must be `));
    expect(message).toContain(JSON.stringify(value));
  });

  it('name all their faults at once', () => {
    expect(faultsOf({ DANGOL_PORT: 'x', DANGOL_LOG: 'y', DANGOL_X: 'z' }).split('\n')).toHaveLength(3);
  });

  it('each say why their default is what it is, and their default is allowed', () => {
    for (const knob of Object.values(knobs)) {
      expect(knob.reason.length).toBeGreaterThan(10);
      expect(() => knob.read(knob.default)).not.toThrow();
    }
  });
});
