import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionInfo, SiteInfo } from '../../server/contract/api.ts';
import type { Campaign } from '../../server/contract/campaign.ts';
import type { CollectAnswer } from '../../server/contract/collect.ts';
import { demoCampaigns } from '../../server/demo/campaigns.ts';
import { finish, freePort, type Server, type ServerOptions, startServer } from '../support/server.ts';
import { BROWSER, batch, event } from '../support/shopper.ts';

const TIMEOUT_MS = 60_000;

const open: Server[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop('SIGKILL')));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
}, TIMEOUT_MS);

async function start(options?: ServerOptions): Promise<Server> {
  const server = await startServer(options);
  open.push(server);
  return server;
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dangol-data-'));
  folders.push(folder);
  return folder;
}

function send(url: string, ...events: ReturnType<typeof event>[]): Promise<Response> {
  const body = JSON.stringify(batch(Date.now(), { site: 'demo', url: `${url}/demo/`, events }));
  return fetch(`${url}/v1/batch`, { method: 'POST', headers: { origin: url, 'user-agent': BROWSER }, body });
}

describe('dangol', { timeout: TIMEOUT_MS }, () => {
  it('explains itself', async () => {
    for (const args of [['help'], ['--help'], []]) {
      const { code, output } = await finish(args);
      expect(code).toBe(0);
      for (const word of ['serve', 'DANGOL_PORT', 'DANGOL_DATA', '4700']) expect(output).toContain(word);
    }
  });

  it.each([[['srve']], [['serve', 'twice']], [['serve', '--port=1']], [['constructor']]])(
    'does not guess what %j means',
    async (args) => {
      const { code, output } = await finish(args);
      expect(code).toBe(2);
      expect(output).toContain('dangol COMMAND');
    },
  );

  it('refuses a misspelt setting and names the right one', async () => {
    const { code, output } = await finish(['serve'], { DANGOL_PROT: '80' });
    expect(code).toBe(1);
    expect(output.trim()).toBe('DANGOL_PROT is not a setting; did you mean DANGOL_PORT?');
  });

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, output } = await finish(['serve'], { DANGOL_PORT: String(port), DANGOL_DATA: await makeFolder() });
    expect(code).toBe(1);
    expect(output.trim()).toBe(`Port ${port} is in use. Stop what runs there, or set DANGOL_PORT to another port.`);
    other.close();
  });

  it('says in one sentence that the data folder cannot be used', async () => {
    const file = join(await makeFolder(), 'file');
    await writeFile(file, '');
    const { code, output } = await finish(['serve'], { DANGOL_DATA: file, DANGOL_PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain('DANGOL_DATA');
  });

  it('does not open a data folder that another one has open', async () => {
    const { dataFolder } = await start();
    const { code, output } = await finish(['serve'], {
      DANGOL_DATA: dataFolder,
      DANGOL_PORT: String(await freePort()),
    });
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});

describe('the first start', { timeout: TIMEOUT_MS }, () => {
  it('prints the shop, the dashboard and a link that makes the owner', async () => {
    const server = await start();
    expect(server.output()).toContain(`${server.url}/demo/`);
    expect(server.output()).toContain(`${server.url}/\n`);
    expect(server.setupUrl).toMatch(/\/setup\?token=[\w-]{32}$/);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    const api = await server.signIn();
    expect(await api<SessionInfo>('GET', '/session')).toEqual({ state: 'signed_in', name: 'owner' });
  });

  it('finds the demo shop with its campaigns live', async () => {
    const server = await start();
    const api = await server.signIn();
    const [site, ...others] = await api<SiteInfo[]>('GET', '/sites');
    expect(others).toEqual([]);
    expect(site).toMatchObject({ key: server.siteKey, demo: true, publicUrl: server.url });
    const campaigns = await api<Campaign[]>('GET', `/sites/${site?.id}/campaigns`);
    expect(campaigns.map(({ definition }) => definition.name).sort()).toEqual(
      demoCampaigns.map(({ name }) => name).sort(),
    );
    expect(new Set(campaigns.map(({ state }) => state))).toEqual(new Set(['live']));
    expect((await send(server.url, event(Date.now()))).status).toBe(200);
  });

  it('is the only one that prints the link: the next one knows its owner, and makes no second shop', async () => {
    const dataFolder = await makeFolder();
    const first = await start({ dataFolder });
    await first.signIn();
    expect(await first.stop()).toBe(0);
    const second = await start({ dataFolder });
    expect(second.setupUrl).toBeUndefined();
    expect(await (await second.signIn())<SiteInfo[]>('GET', '/sites')).toHaveLength(1);
  });

  it('prints another link while nobody has used it', async () => {
    const dataFolder = await makeFolder();
    const first = await start({ dataFolder });
    await first.stop();
    const second = await start({ dataFolder });
    expect(second.setupUrl).toBeDefined();
    expect(new URL(second.setupUrl ?? '').search).not.toBe(new URL(first.setupUrl ?? '').search);
  });
});

describe('going down', { timeout: TIMEOUT_MS }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s under load, every batch that was acknowledged is on disk',
    async (signal) => {
      const dataFolder = await makeFolder();
      const server = await start({ dataFolder });
      const acknowledged: string[] = [];
      let down = false;
      const shopper = async () => {
        while (!down) {
          const one = event(Date.now());
          try {
            const answer = await send(server.url, one);
            if (answer.ok) acknowledged.push(one.id);
            else expect([503]).toContain(answer.status);
          } catch {
            // The port is closed: the tag would keep the event and try again.
            down = true;
          }
        }
      };
      const shoppers = Array.from({ length: 20 }, shopper);
      await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(100);

      const started = performance.now();
      expect(await server.stop(signal)).toBe(0);
      // Nobody waits for connections on which everything was answered: `fetch`, as browsers, keeps them open.
      expect(performance.now() - started).toBeLessThan(8_000);
      await Promise.all(shoppers);

      const again = await start({ dataFolder });
      for (let from = 0; from < acknowledged.length; from += 100) {
        const events = acknowledged.slice(from, from + 100).map((id) => ({ ...event(Date.now()), id: id as never }));
        const told = (await (await send(again.url, ...events)).json()) as CollectAnswer;
        expect(told).toMatchObject({ accepted: 0, duplicates: events.length });
      }
    },
  );

  it('does not wait for a connection that says nothing, nor for a body that never ends', async () => {
    const server = await start();
    const { port, hostname } = new URL(server.url);
    const silent = connect(Number(port), hostname);
    const endless = connect(Number(port), hostname);
    await Promise.all([once(silent, 'connect'), once(endless, 'connect')]);
    for (const socket of [silent, endless]) socket.on('error', () => {});
    endless.write(
      `POST /v1/batch HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\n{`,
    );
    let heard = '';
    for (const socket of [silent, endless]) socket.on('data', (piece) => (heard += piece));
    // A body that comes on for ever is not cut off for its silence.
    const drip = setInterval(() => endless.write('x'), 500);
    expect(await server.stop()).toBe(0);
    clearInterval(drip);
    // The time for a request is longer than that for going down, and its end is told.
    expect(heard).toBe('');
  });
});
