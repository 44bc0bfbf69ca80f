import type { Database } from 'better-sqlite3';
import type { SecretKind, SiteSecret } from '../store.ts';

const LIST = `
  SELECT site_id AS siteId, kind, secret, hint, required, created_at AS createdAt FROM site_secret ORDER BY site_id, kind`;
const PUT = `
  INSERT INTO site_secret (site_id, kind, secret, hint, required, created_at)
  VALUES (@siteId, @kind, @secret, @hint, @required, @createdAt)
  ON CONFLICT (site_id, kind) DO UPDATE
  SET secret = excluded.secret, hint = excluded.hint, required = excluded.required, created_at = excluded.created_at`;
const REMOVE = 'DELETE FROM site_secret WHERE site_id = ? AND kind = ?';

type Row = Omit<SiteSecret, 'required'> & { required: number };

/** What shops' servers prove themselves with. */
export function openSecrets(db: Database) {
  const list = db.prepare<[], Row>(LIST);
  const put = db.prepare<[Row]>(PUT);
  const remove = db.prepare<[number, string]>(REMOVE);
  return {
    list: (): SiteSecret[] => list.all().map((row) => ({ ...row, required: row.required === 1 })),
    put: (secret: SiteSecret): void => void put.run({ ...secret, required: Number(secret.required) }),
    remove: (siteId: number, kind: SecretKind): void => void remove.run(siteId, kind),
  };
}
