/** The owner of a server that has just started, as somebody who writes requests by hand. */
import { owner, type Server } from '../support/server.ts';
import type { Target } from './fuzz-corpus.ts';

const JSON_OF_DASHBOARD = { 'x-dangol': '1', 'content-type': 'application/json' };

/** Makes the owner by the one-time link, and finds a campaign of the demo shop. */
export async function enter({ url, setupUrl }: Server): Promise<Target> {
  const token = new URL(setupUrl ?? 'http://none/').searchParams.get('token');
  const body = JSON.stringify({ token, ...owner });
  const answer = await fetch(`${url}/api/setup`, { method: 'POST', headers: JSON_OF_DASHBOARD, body });
  if (!answer.ok) throw new Error(`The set-up was answered with ${answer.status}: ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  const get = async (path: string) => (await fetch(`${url}/api${path}`, { headers: { cookie } })).json();
  const [{ id: site }] = (await get('/sites')) as [{ id: number }];
  const [{ id: campaign }] = (await get(`/sites/${site}/campaigns`)) as [{ id: string }];
  return { origin: url, site, campaign, cookie };
}
