/**
 * Every knob of the server. Read once from the environment, checked, frozen and passed down as a value; nothing else
 * looks at the environment.
 */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Config = Readonly<{
  host: string;
  port: number;
  /** Absolute path. */
  dataFolder: string;
  /** Origin under which browsers reach this server, without a slash at the end. */
  publicUrl: string;
  logLevel: LogLevel;
  /** Path of the tag. Everything else that pages ask for is beside it. */
  tagPath: string;
  /** Path of the collector, from the folder of the tag. */
  batchPath: string;
  /** Addresses and networks (CIDR) whose `X-Forwarded-…` headers are believed; none when empty. */
  trustedProxies: readonly string[];
  /** Age of the newest backup at which another one is made; 0 for none. */
  backupHours: number;
  /** Scheduled backups that are kept. */
  backupKeep: number;
  /** Where scheduled backups go, an absolute path. */
  backupFolder: string;
}>;

/** One knob. `read` returns its value, or throws a sentence about what a value must be. */
type Knob<Value> = {
  name: `DANGOL_${string}`;
  default: string;
  unit: string;
  bounds: string;
  reason: string;
  read: (text: string) => Value;
};

export const knobs = {
  port: {
    name: 'DANGOL_PORT',
    default: '4700',
    unit: 'TCP port',
    bounds: '1–65535',
    reason: 'Free of well-known services.',
    read: readPort,
  },
  host: {
    name: 'DANGOL_HOST',
    default: '127.0.0.1',
    unit: 'address or host name',
    bounds: 'one that this machine has; 0.0.0.0 or :: for all',
    reason: 'Nobody but this machine gets in until somebody decides so.',
    read: readHost,
  },
  dataFolder: {
    name: 'DANGOL_DATA',
    default: './data',
    unit: 'folder',
    bounds: 'on a local disk, never NFS',
    reason: 'SQLite needs the locks and the flushes of a local disk.',
    read: (text) => resolve(text),
  },
  publicUrl: {
    name: 'DANGOL_PUBLIC_URL',
    default: '',
    unit: 'http(s) origin',
    bounds: 'no path; empty: made of host and port',
    reason: 'Behind a proxy the server cannot know its own name. https makes the session cookie Secure.',
    read: readOrigin,
  },
  logLevel: {
    name: 'DANGOL_LOG',
    default: 'warn',
    unit: 'level',
    bounds: logLevels.join(', '),
    reason: 'Quiet unless something needs a person.',
    read: readLogLevel,
  },
  tagPath: {
    name: 'DANGOL_TAG_PATH',
    default: '/t.js',
    unit: 'path of a file',
    bounds: 'letters, digits, - _ . and /; a folder of its own, or none',
    reason: 'Short, and on no list of blockers. The default goes on working beside another one.',
    read: (text) => readPath(text, /^(\/[\w-][\w.-]*)+\.js$/, '/assets/shop.js'),
  },
  batchPath: {
    name: 'DANGOL_BATCH_PATH',
    default: 'v1/batch',
    unit: 'path from the folder of the tag',
    bounds: 'letters, digits, - _ . and /',
    reason: 'On no list of blockers. The default goes on working beside another one.',
    read: (text) => readPath(text, /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'a/cart'),
  },
  trustedProxies: {
    name: 'DANGOL_TRUSTED_PROXIES',
    default: '',
    unit: 'addresses and networks, with commas between',
    bounds: 'IP addresses, CIDR blocks, loopback, linklocal, uniquelocal; empty: none',
    reason: 'Whoever is believed can claim any address, so nobody is unless somebody decides so.',
    read: readProxies,
  },
  backupHours: {
    name: 'DANGOL_BACKUP_HOURS',
    default: '24',
    unit: 'hours between backups',
    bounds: '0–8760; 0 for none',
    reason: 'A day of work is what a small shop can bear to lose to a dead disk.',
    read: (text) => readWhole(text, 0, 8_760),
  },
  backupKeep: {
    name: 'DANGOL_BACKUP_KEEP',
    default: '7',
    unit: 'backups kept',
    bounds: '1–1000',
    reason: 'A week to notice a mistake in.',
    read: (text) => readWhole(text, 1, 1_000),
  },
  backupFolder: {
    name: 'DANGOL_BACKUP_FOLDER',
    default: '',
    unit: 'folder of the backups',
    bounds: 'empty: backups in the data folder; another disk is better',
    reason: 'Works at once; a backup on another disk outlives the disk of the data.',
    read: (text) => text,
  },
} as const satisfies Record<keyof Config, Knob<unknown>>;

/** The environment holds settings that cannot be used. `message` has one line for each. */
export class ConfigError extends Error {
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
  }
}

/**
 * Reads the settings. An empty variable counts as absent.
 *
 * @throws ConfigError naming every bad value and every unknown `DANGOL_…` name.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults = unknownNames(env);
  const read = <Value>(knob: Knob<Value>): Value | undefined => {
    const text = env[knob.name] || knob.default;
    try {
      return knob.read(text);
    } catch (error) {
      faults.push(`${knob.name} must be ${(error as Error).message}; got ${JSON.stringify(text)}.`);
      return undefined;
    }
  };
  const host = read(knobs.host);
  const port = read(knobs.port);
  const dataFolder = read(knobs.dataFolder);
  const publicUrl = read(knobs.publicUrl);
  const logLevel = read(knobs.logLevel);
  const tagPath = read(knobs.tagPath);
  const batchPath = read(knobs.batchPath);
  const trustedProxies = read(knobs.trustedProxies);
  const backupHours = read(knobs.backupHours);
  const backupKeep = read(knobs.backupKeep);
  const backupFolder = read(knobs.backupFolder);
  if (!host || !port || !dataFolder || publicUrl === undefined || !logLevel) throw new ConfigError(faults);
  if (!tagPath || !batchPath || !trustedProxies) throw new ConfigError(faults);
  if (backupHours === undefined || !backupKeep || faults.length > 0) throw new ConfigError(faults);
  return Object.freeze({
    host,
    port,
    dataFolder,
    publicUrl: publicUrl || ownUrl(host, port),
    logLevel,
    tagPath,
    batchPath,
    trustedProxies,
    backupHours,
    backupKeep,
    backupFolder: backupFolder ? resolve(backupFolder) : join(dataFolder, 'backups'),
  });
}

function unknownNames(env: Record<string, string | undefined>): string[] {
  const known: string[] = Object.values(knobs).map((knob) => knob.name);
  return Object.keys(env)
    .filter((name) => name.startsWith('DANGOL_') && !known.includes(name))
    .map((name) => `${name} is not a setting; did you mean ${closest(name, known)}?`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw new Error('a whole number from 1 to 65535');
  return port;
}

function readPath(text: string, pattern: RegExp, example: string): string {
  if (!pattern.test(text)) throw new Error(`a path of letters, digits, -, _ and ., like ${example}`);
  return text;
}

function readProxies(text: string): readonly string[] {
  const proxies = text.split(',').flatMap((part) => part.trim() || []);
  if (!proxies.every(isProxy))
    throw new Error('IP addresses or CIDR blocks with commas between, like 127.0.0.1, 10.0.0.0/8');
  return proxies;
}

function isProxy(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  const isBlock = isIP(address) > 0 && /^\d+$/.test(bits) && Number(bits) <= most && rest.length === 0;
  return isBlock || ['loopback', 'linklocal', 'uniquelocal'].includes(text);
}

function readWhole(text: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new Error(`a whole number from ${least} to ${most}`);
  return number;
}

function readHost(text: string): string {
  if (!isIP(text) && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) {
    throw new Error('an IP address or a host name, like 127.0.0.1 or 0.0.0.0');
  }
  return text;
}

function readOrigin(text: string): string {
  if (!text) return '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (!plain) throw new Error('an http(s) origin without a path, like https://crm.shop.example');
  return url.origin;
}

function readLogLevel(text: string): LogLevel {
  const level = logLevels.find((known) => known === text);
  if (!level) throw new Error(`one of ${logLevels.join(', ')}`);
  return level;
}

function ownUrl(host: string, port: number): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
  const name = everywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
