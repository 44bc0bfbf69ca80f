/**
 * Who the shoppers are. Their requests are played over and over; each time that a visit has been played often enough somebody
 * else makes it.
 */
import { readFileSync } from 'node:fs';
import { ID_DIGITS, STAMP_DIGITS, type Who } from './template.ts';

/** Visits that one shopper makes of the same kind, one after the other. Judgement: half of a shop's sessions are by those who return. */
const VISITS = 4;

/** Who makes a request that was made for `visitor`, the `lap`-th time. */
export type Crowd = (visitor: string, lap: number) => Who;

/** People nobody has seen before. @param firstStamp milliseconds UTC that begin their ids. */
export function newcomers(firstStamp: number): Crowd {
  return (visitor, lap) => {
    const since = firstStamp + turnOf(visitor, lap);
    const id = since.toString(36).padStart(STAMP_DIGITS, '0') + visitor.slice(STAMP_DIGITS).padEnd(ID_DIGITS, '0');
    return { visitor: id.slice(0, ID_DIGITS), customer: since, order: firstStamp + lap };
  };
}

/** Visitors on record, in turns. @param file their ids, one a line. */
export function regulars(file: string, firstStamp: number): Crowd {
  const ids = readFileSync(file, 'latin1')
    .split('\n')
    .filter(({ length }) => length === ID_DIGITS);
  const places = new Map<string, number>();
  return (visitor, lap) => {
    const place = places.get(visitor) ?? places.size;
    places.set(visitor, place);
    const turn = turnOf(visitor, lap);
    const id = ids[(place + turn * places.size) % ids.length] as string;
    return { visitor: id, customer: firstStamp + turn, order: firstStamp + lap };
  };
}

/** How often a visit has changed hands. Not all change in the same lap: at any time as many people are new. */
function turnOf(visitor: string, lap: number): number {
  return Math.floor((lap + (visitor.charCodeAt(visitor.length - 1) % VISITS)) / VISITS);
}
