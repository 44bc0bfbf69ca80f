/** The schema Dangol begins with. Once 0.1.0 is released it is never edited again: add the next migration. */
export const FIRST = `
CREATE TABLE site (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 1 AND 64),
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  origins TEXT NOT NULL CHECK (json_type(origins) = 'array'),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  fatigue_per_day INTEGER NOT NULL CHECK (fatigue_per_day >= 1),
  fatigue_pause_minutes REAL NOT NULL CHECK (fatigue_pause_minutes >= 0),
  honour_gpc INTEGER NOT NULL CHECK (honour_gpc IN (0, 1)),
  consent TEXT NOT NULL,
  consent_version TEXT NOT NULL,
  policy_url TEXT NOT NULL,
  count_views INTEGER NOT NULL CHECK (count_views IN (0, 1)),
  tag_folder TEXT NOT NULL,
  retention_days INTEGER NOT NULL CHECK (retention_days >= 1),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE site_total (
  site_id INTEGER PRIMARY KEY REFERENCES site (id),
  orders INTEGER NOT NULL CHECK (orders >= 0),
  revenue_minor INTEGER NOT NULL,
  stated INTEGER NOT NULL DEFAULT 0 CHECK (stated >= 0)
) STRICT;

CREATE TABLE refused_origin (
  site_id INTEGER NOT NULL REFERENCES site (id),
  origin TEXT NOT NULL CHECK (length(origin) <= 300),
  count INTEGER NOT NULL CHECK (count >= 1),
  last_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
  site_id INTEGER NOT NULL REFERENCES site (id),
  visitor INTEGER NOT NULL,
  at INTEGER NOT NULL,
  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
  source TEXT NOT NULL,
  version TEXT NOT NULL CHECK (length(version) <= 40),
  PRIMARY KEY (site_id, visitor, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE arrival (
  site_id INTEGER NOT NULL REFERENCES site (id),
  origin TEXT NOT NULL CHECK (length(origin) <= 300),
  host TEXT NOT NULL CHECK (length(host) <= 300),
  first_party INTEGER NOT NULL CHECK (first_party IN (0, 1)),
  since INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, origin, host)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_kind (
  site_id INTEGER NOT NULL REFERENCES site (id),
  name TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 1),
  last_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE heard (
  site_id INTEGER NOT NULL REFERENCES site (id),
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  verdict TEXT NOT NULL,
  about TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 1),
  last_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, name, source, verdict, about)
) STRICT, WITHOUT ROWID;

CREATE TABLE word (
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE event_other (
  number INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  visitor INTEGER NOT NULL,
  name ANY NOT NULL,
  at INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  url ANY NOT NULL,
  referrer ANY,
  params ANY,
  about ANY,
  before ANY,
  UNIQUE (site_id, id)
) STRICT;

CREATE TABLE visitor (
  number INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  person INTEGER NOT NULL,
  UNIQUE (site_id, id)
) STRICT;

CREATE TABLE person (
  number INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  customer_id TEXT,
  oldest_at INTEGER,
  state TEXT NOT NULL CHECK (state <> ''),
  UNIQUE (site_id, id)
) STRICT;
CREATE UNIQUE INDEX person_customer ON person (site_id, customer_id) WHERE customer_id IS NOT NULL;

CREATE TABLE person_alias (
  site_id INTEGER NOT NULL REFERENCES site (id),
  alias_id TEXT NOT NULL,
  survivor_id TEXT NOT NULL CHECK (survivor_id <> alias_id),
  joined_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, alias_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER person_alias_kept BEFORE UPDATE ON person_alias
BEGIN SELECT RAISE(ABORT, 'an alias never changes'); END;

CREATE TABLE campaign (
  site_id INTEGER NOT NULL REFERENCES site (id),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 40),
  place INTEGER NOT NULL CHECK (place >= 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'paused', 'archived')),
  version INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, id),
  UNIQUE (site_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_version (
  site_id INTEGER NOT NULL,
  campaign_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  definition TEXT NOT NULL CHECK (json_type(definition) = 'object'),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, campaign_id, version),
  FOREIGN KEY (site_id, campaign_id) REFERENCES campaign (site_id, id)
) STRICT;
CREATE TRIGGER campaign_version_unchanged BEFORE UPDATE ON campaign_version
BEGIN SELECT RAISE(ABORT, 'a campaign version never changes'); END;
CREATE TRIGGER campaign_version_kept BEFORE DELETE ON campaign_version
BEGIN SELECT RAISE(ABORT, 'a campaign version is never deleted'); END;

CREATE TABLE campaign_day (
  site_id INTEGER NOT NULL,
  campaign_id TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  arm TEXT NOT NULL,
  qualified INTEGER NOT NULL DEFAULT 0,
  shown INTEGER NOT NULL DEFAULT 0,
  clicked INTEGER NOT NULL DEFAULT 0,
  dismissed INTEGER NOT NULL DEFAULT 0,
  copied INTEGER NOT NULL DEFAULT 0,
  converted INTEGER NOT NULL DEFAULT 0,
  orders INTEGER NOT NULL DEFAULT 0,
  revenue_minor INTEGER NOT NULL DEFAULT 0,
  confirmed_minor INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_id, campaign_id, day, arm),
  FOREIGN KEY (site_id, campaign_id) REFERENCES campaign (site_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_refusal (
  site_id INTEGER NOT NULL REFERENCES site (id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  gate TEXT NOT NULL,
  counts BLOB NOT NULL CHECK (length(counts) > 0 AND length(counts) % 4 = 0),
  PRIMARY KEY (site_id, day, gate)
) STRICT, WITHOUT ROWID;

CREATE TABLE offer (
  number INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  campaign_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  arm TEXT NOT NULL,
  turn INTEGER NOT NULL CHECK (turn >= 1),
  trigger_event TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  leased_until INTEGER NOT NULL CHECK (leased_until >= 0),
  shown INTEGER NOT NULL DEFAULT 0 CHECK (shown >= 0),
  shown_at INTEGER,
  clicked_at INTEGER,
  dismissed_at INTEGER,
  copied_at INTEGER,
  converted_at INTEGER,
  orders INTEGER NOT NULL DEFAULT 0 CHECK (orders >= 0),
  revenue_minor INTEGER NOT NULL DEFAULT 0,
  UNIQUE (site_id, person_id, campaign_id),
  UNIQUE (site_id, id),
  FOREIGN KEY (site_id, campaign_id, version) REFERENCES campaign_version (site_id, campaign_id, version)
) STRICT;
CREATE INDEX offer_lease ON offer (site_id, campaign_id, leased_until) WHERE leased_until > 0;

CREATE TABLE coupon_stock (
  site_id INTEGER NOT NULL,
  campaign_id TEXT NOT NULL,
  free INTEGER NOT NULL DEFAULT 0 CHECK (free >= 0),
  issued INTEGER NOT NULL DEFAULT 0 CHECK (issued >= 0),
  redeemed INTEGER NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
  PRIMARY KEY (site_id, campaign_id),
  FOREIGN KEY (site_id, campaign_id) REFERENCES campaign (site_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE coupon_code (
  number INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL,
  campaign_id TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) BETWEEN 3 AND 40),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  person_id TEXT,
  issued_at INTEGER,
  expires_at INTEGER,
  redeemed_at INTEGER,
  redeemed_by TEXT,
  CHECK ((person_id IS NULL) = (issued_at IS NULL)),
  CHECK (shared = 0 OR person_id IS NOT NULL),
  CHECK ((redeemed_at IS NULL) = (redeemed_by IS NULL)),
  FOREIGN KEY (site_id, campaign_id) REFERENCES campaign (site_id, id)
) STRICT;
CREATE UNIQUE INDEX coupon_code_own ON coupon_code (site_id, code) WHERE shared = 0;
CREATE INDEX coupon_code_shared ON coupon_code (site_id, code, person_id) WHERE shared = 1;
CREATE UNIQUE INDEX coupon_code_person ON coupon_code (site_id, person_id, campaign_id) WHERE person_id IS NOT NULL;
CREATE INDEX coupon_code_free ON coupon_code (site_id, campaign_id) WHERE person_id IS NULL;

CREATE TABLE shop_order (
  site_id INTEGER NOT NULL REFERENCES site (id),
  transaction_id TEXT NOT NULL,
  value_minor INTEGER,
  state TEXT NOT NULL CHECK (json_type(state) = 'object'),
  cart_token TEXT,
  waits_for TEXT,
  same_as TEXT,
  PRIMARY KEY (site_id, transaction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shop_order_cart ON shop_order (site_id, cart_token) WHERE cart_token IS NOT NULL;
CREATE INDEX shop_order_waiting ON shop_order (site_id, waits_for) WHERE waits_for IS NOT NULL;

CREATE TABLE cart_visitor (
  site_id INTEGER NOT NULL REFERENCES site (id),
  cart_token TEXT NOT NULL,
  visitor_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (site_id, cart_token)
) STRICT, WITHOUT ROWID;
CREATE INDEX cart_visitor_age ON cart_visitor (at);

CREATE TABLE site_secret (
  site_id INTEGER NOT NULL REFERENCES site (id),
  kind TEXT NOT NULL CHECK (kind IN ('api_key', 'identify', 'shopify', 'woocommerce', 'cafe24')),
  secret TEXT NOT NULL CHECK (secret <> ''),
  hint TEXT NOT NULL,
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_delivery (
  site_id INTEGER NOT NULL REFERENCES site (id),
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (site_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_delivery_age ON webhook_delivery (at);

CREATE TABLE rollup (
  site_id INTEGER NOT NULL REFERENCES site (id),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  metric TEXT NOT NULL,
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  channel TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (site_id, day, metric, hour, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE mapping_draft (
  site_id INTEGER PRIMARY KEY REFERENCES site (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  mapping TEXT CHECK (json_type(mapping) = 'object'),
  samples TEXT NOT NULL CHECK (json_type(samples) = 'object'),
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE mapping_version (
  site_id INTEGER NOT NULL REFERENCES site (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  mapping TEXT NOT NULL CHECK (json_type(mapping) = 'object'),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, version)
) STRICT;
CREATE TRIGGER mapping_version_unchanged BEFORE UPDATE ON mapping_version
BEGIN SELECT RAISE(ABORT, 'a mapping version never changes'); END;
CREATE TRIGGER mapping_version_kept BEFORE DELETE ON mapping_version
BEGIN SELECT RAISE(ABORT, 'a mapping version is never deleted'); END;

CREATE TABLE history_mark (
  site_id INTEGER NOT NULL REFERENCES site (id),
  source TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  lines INTEGER NOT NULL CHECK (lines >= 0),
  refused INTEGER NOT NULL CHECK (refused >= 0),
  refused_bytes INTEGER NOT NULL CHECK (refused_bytes >= 0),
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (site_id, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE sample (
  site_id INTEGER PRIMARY KEY REFERENCES site (id),
  state TEXT NOT NULL CHECK (state IN ('loading', 'stopped', 'loaded')),
  from_at INTEGER NOT NULL,
  until_at INTEGER NOT NULL CHECK (until_at > from_at),
  reached_at INTEGER NOT NULL,
  visits INTEGER NOT NULL CHECK (visits >= 0),
  events INTEGER NOT NULL CHECK (events >= 0)
) STRICT;

CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE dashboard_session (
  token_hash TEXT PRIMARY KEY NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dashboard_session_end ON dashboard_session (expires_at);

CREATE TABLE pulse (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  beats INTEGER NOT NULL
) STRICT;
INSERT INTO pulse VALUES (1, 0);
`;
