import type { Database } from 'better-sqlite3';
import { openArrivals } from './arrivals.ts';
import { openCampaigns } from './campaigns.ts';
import { openCarts } from './carts.ts';
import type { Chance } from './chance.ts';
import { openConsents } from './consents.ts';
import { openCoupons } from './coupons.ts';
import { openDeliveries } from './deliveries.ts';
import { openEvents } from './events.ts';
import { openFigures } from './figures.ts';
import { openHeard } from './heard.ts';
import { openHistoryMarks } from './history-marks.ts';
import { openMappings } from './mappings.ts';
import { openOffers } from './offers.ts';
import { openOrders } from './orders.ts';
import { openPeople } from './people.ts';
import { openRefusals } from './refusals.ts';
import { openRollups } from './rollups.ts';
import { openSamples } from './samples.ts';
import { openSecrets } from './secrets.ts';
import { openSites } from './sites.ts';
import { openUsers } from './users.ts';
import { openWords } from './words.ts';

export type Nouns = ReturnType<typeof openNouns>;

/** Everything the database knows of, each with its statements prepared. */
export function openNouns(db: Database, chance: Chance) {
  const words = openWords(db);
  const events = openEvents(db, words);
  return {
    sites: openSites(db),
    arrivals: openArrivals(db),
    users: openUsers(db),
    words,
    events,
    people: openPeople(db, events, words),
    consents: openConsents(db),
    campaigns: openCampaigns(db),
    offers: openOffers(db),
    coupons: openCoupons(db, chance),
    orders: openOrders(db),
    secrets: openSecrets(db),
    deliveries: openDeliveries(db),
    carts: openCarts(db),
    rollups: openRollups(db),
    figures: openFigures(db),
    refusals: openRefusals(db),
    heard: openHeard(db),
    historyMarks: openHistoryMarks(db),
    samples: openSamples(db),
    mappings: openMappings(db),
  };
}
