import type { Database } from 'better-sqlite3';
import { SESSION_LIFE_MS, StoreError, type User } from '../store.ts';

const COUNT = 'SELECT COUNT(*) FROM user';
const INSERT = `
  INSERT INTO user (name, password_hash, created_at) VALUES (?, ?, ?)
  ON CONFLICT (name) DO NOTHING
  RETURNING id, name, password_hash AS passwordHash`;
const GET_BY_NAME = 'SELECT id, name, password_hash AS passwordHash FROM user WHERE name = ?';
const OPEN_SESSION = `
  INSERT INTO dashboard_session (token_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)`;
const TOUCH_SESSION = `
  UPDATE dashboard_session SET expires_at = MIN(?, created_at + ${SESSION_LIFE_MS}) WHERE token_hash = ? AND expires_at > ?
  RETURNING user_id`;
const GET_BY_ID = 'SELECT id, name, password_hash AS passwordHash FROM user WHERE id = ?';
const CLOSE_SESSION = 'DELETE FROM dashboard_session WHERE token_hash = ?';
export const DELETE_ENDED_SESSIONS = 'DELETE FROM dashboard_session WHERE expires_at <= ?';

export type Users = ReturnType<typeof openUsers>;

/** People of the dashboard and their sessions, which are known by the hash of their token only. */
export function openUsers(db: Database) {
  const count = db.prepare<[], number>(COUNT).pluck();
  const insert = db.prepare<[string, string, number], User>(INSERT);
  const getByName = db.prepare<[string], User>(GET_BY_NAME);
  const openSession = db.prepare<[string, number, number, number]>(OPEN_SESSION);
  const touchSession = db.prepare<[number, string, number], number>(TOUCH_SESSION).pluck();
  const getById = db.prepare<[number], User>(GET_BY_ID);
  const closeSession = db.prepare<[string]>(CLOSE_SESSION);
  const deleteEnded = db.prepare<[number]>(DELETE_ENDED_SESSIONS);

  return {
    count: (): number => count.get() ?? 0,

    create(name: string, passwordHash: string, now: number): User {
      const user = insert.get(name, passwordHash, now);
      if (!user) throw new StoreError('invalid_field', `user.name must not be taken; got ${name}`);
      return user;
    },

    getByName: (name: string): User | undefined => getByName.get(name),

    openSession(userId: number, tokenHash: string, now: number, expiresAt: number): void {
      openSession.run(tokenHash, userId, now, expiresAt);
    },

    touchSession(tokenHash: string, now: number, expiresAt: number): User | undefined {
      const userId = touchSession.get(expiresAt, tokenHash, now);
      return userId === undefined ? undefined : getById.get(userId);
    },

    closeSession(tokenHash: string): void {
      closeSession.run(tokenHash);
    },

    /** How many sessions had ended. */
    deleteEndedSessions: (now: number): number => deleteEnded.run(now).changes,
  };
}
