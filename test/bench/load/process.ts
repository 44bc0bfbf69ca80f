/** Entry of the load generator's process. */
import { newcomers, regulars } from './crowd.ts';
import { drive } from './drive.ts';
import { Lane } from './lane.ts';
import type { Asked, Shoppers, Told } from './load.ts';
import { Template } from './template.ts';
import { lanesOf } from './traffic.ts';

/** By the shoppers as JSON: who was asked for before goes on where they stopped. */
const known = new Map<string, Lane[]>();

process.on('message', async ({ shoppers, drive: how }: Asked) => {
  const told: Told = await drive(lanesFor(shoppers), how).then(
    (result) => ({ result }),
    (error: Error) => ({ error: String(error.stack) }),
  );
  process.send?.(told);
});
process.on('disconnect', () => process.exit());

function lanesFor(shoppers: Shoppers): Lane[] {
  const key = JSON.stringify(shoppers);
  const lanes = known.get(key) ?? makeLanes(shoppers);
  known.set(key, lanes);
  return lanes;
}

function makeLanes({ url, connections, traffic }: Shoppers): Lane[] {
  const now = Date.now();
  const crowd = traffic.regulars ? regulars(traffic.regulars, now) : newcomers(now);
  return lanesOf(traffic, connections, now).map((batches) => {
    const templates = batches.map((batch) => new Template(url, batch, now));
    return new Lane(url, templates, crowd);
  });
}
