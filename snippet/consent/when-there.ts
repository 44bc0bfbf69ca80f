import { guard } from '../guard.ts';

/** A consent manager may come long after the tag. */
const LOOK_MS = 200;

/** Calls `act` with what `find` finds, now or as soon as the page has it. */
export function whenThere<Found>(find: () => Found | undefined, act: (found: Found) => void): void {
  let timer = 0;
  const look = () => {
    const found = find();
    if (!found) return false;
    clearInterval(timer);
    guard(act)(found);
    return true;
  };
  if (!look()) timer = setInterval(guard(look), LOOK_MS);
}
