/** All benchmarks, in the order of the table in the README. */
import type { Check } from '../support/scoreboard.ts';
import { evaluator } from './evaluator.ts';
import { largeDatabase } from './large-database.ts';
import { latency } from './latency.ts';
import { manyCampaigns } from './many-campaigns.ts';
import type { Options } from './options.ts';
import { pageCost } from './page-cost.ts';
import { requests } from './requests.ts';

export function benches(options: Options): Check[] {
  return [requests(options), latency(options), manyCampaigns(options), evaluator, largeDatabase(options), pageCost];
}
