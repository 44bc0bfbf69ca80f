// The IAB's Transparency and Consent Framework: `__tcfapi('addEventListener', 2, callback)` calls back with what is known now
// and whenever that changes (https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework, "CMP API v2").
import { guard } from '../guard.ts';
import type { Say } from './say.ts';
import { whenThere } from './when-there.ts';

/** Storage on the device, a profile for content, content by that profile, and measuring what the content did. */
const PURPOSES = [1, 5, 6, 8];

type TcData = {
  eventStatus?: string;
  gdprApplies?: boolean;
  tcfPolicyVersion?: number;
  purpose?: { consents?: Record<number, boolean> };
};
type TcfApi = (command: string, version: number, callback: (data: TcData, success: boolean) => void) => void;

/** `cmpuishown` says nothing yet. Where the GDPR does not apply, nobody need be asked. */
export function heedTcf(say: Say): void {
  whenThere(
    // By its text: the build shortens properties that begin with an underscore.
    () => Reflect.get(window, '__tcfapi') as TcfApi | undefined,
    (api) => api('addEventListener', 2, guard(hear)),
  );

  function hear(data: TcData, success: boolean): void {
    if (!success || !/^(tcloaded|useractioncomplete)$/.test(data.eventStatus ?? '')) return;
    const { gdprApplies, purpose, tcfPolicyVersion } = data;
    const agrees = gdprApplies === false || PURPOSES.every((one) => purpose?.consents?.[one]);
    say(agrees, tcfPolicyVersion === undefined ? undefined : String(tcfPolicyVersion));
  }
}
