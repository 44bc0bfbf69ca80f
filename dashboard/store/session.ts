import { type ReadonlySignal, signal } from '@preact/signals';
import type { SessionInfo } from '../../server/contract/api.ts';
import type { Api } from '../api.ts';
import { failureText } from '../failure.ts';

export type SessionStore = {
  /** Undefined until the server has said. */
  session: ReadonlySignal<SessionInfo | undefined>;
  failure: ReadonlySignal<string | undefined>;
  load(): Promise<void>;
  signOut(): Promise<void>;
  /** The server's answer to signing in, or its word that the session is over. */
  put(info: SessionInfo): void;
};

/** Who is signed in. */
export function createSessionStore(api: Pick<Api, 'session' | 'signOut'>): SessionStore {
  const session = signal<SessionInfo>();
  const failure = signal<string>();
  return {
    session,
    failure,
    async load() {
      failure.value = undefined;
      try {
        session.value = await api.session();
      } catch (error) {
        failure.value = failureText(error);
      }
    },
    async signOut() {
      session.value = await api.signOut();
    },
    put(info) {
      session.value = info;
    },
  };
}
