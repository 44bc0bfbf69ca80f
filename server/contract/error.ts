/**
 * Every error an HTTP answer can carry. Codes are permanent: a retired one is listed in `retiredCodes` and never used
 * again. `fault` says who can mend it, `retry` whether the same request may succeed later.
 */
export const errors = {
  invalid_http: { status: 400, fault: 'caller', retry: false, meaning: 'This is not a request in HTTP.' },
  invalid_json: { status: 400, fault: 'caller', retry: false, meaning: 'The body is not JSON.' },
  too_deep: { status: 400, fault: 'caller', retry: false, meaning: 'The body is nested too deeply.' },
  invalid_field: { status: 400, fault: 'caller', retry: false, meaning: 'A field breaks its rule; `path` names it.' },
  invalid_template: {
    status: 400,
    fault: 'caller',
    retry: false,
    meaning: 'A text holds a template that cannot be filled in.',
  },
  event_too_large: { status: 400, fault: 'caller', retry: false, meaning: 'One event is larger than allowed.' },
  unauthenticated: { status: 401, fault: 'caller', retry: false, meaning: 'Sign in first.' },
  wrong_credentials: { status: 401, fault: 'caller', retry: false, meaning: 'Name or password is wrong.' },
  api_key_missing: {
    status: 401,
    fault: 'caller',
    retry: false,
    meaning: 'Send the API key of the shop as Authorization: Bearer KEY.',
  },
  api_key_wrong: {
    status: 401,
    fault: 'caller',
    retry: false,
    meaning: 'No shop has this API key; it may have been replaced under Settings.',
  },
  signature_wrong: {
    status: 401,
    fault: 'caller',
    retry: false,
    meaning: 'The signature is not one of the secret under Settings.',
  },
  webhook_key_wrong: {
    status: 403,
    fault: 'caller',
    retry: false,
    meaning: 'The X-API-Key is not the one under Settings.',
  },
  webhook_not_set_up: {
    status: 403,
    fault: 'operator',
    retry: false,
    meaning: 'No secret is set for webhooks of this platform; set it under Settings.',
  },
  identify_unsigned: {
    status: 403,
    fault: 'operator',
    retry: false,
    meaning: 'The site asks for signed log-ins, and this one bears no signature.',
  },
  identify_forged: {
    status: 403,
    fault: 'caller',
    retry: false,
    meaning: 'The signature of the log-in is not one of this customer.',
  },
  cross_site: { status: 403, fault: 'caller', retry: false, meaning: 'The request came from another site.' },
  origin_not_allowed: {
    status: 403,
    fault: 'operator',
    retry: false,
    meaning: 'This origin is not on the list of the site.',
  },
  stale_delivery: {
    status: 400,
    fault: 'caller',
    retry: false,
    meaning: 'The webhook was sent too long ago to be taken.',
  },
  invalid_setup_link: { status: 403, fault: 'caller', retry: false, meaning: 'The set-up link is wrong or used up.' },
  not_found: { status: 404, fault: 'caller', retry: false, meaning: 'There is nothing at this address.' },
  unknown_site: { status: 404, fault: 'operator', retry: false, meaning: 'No site has this key.' },
  method_not_allowed: { status: 405, fault: 'caller', retry: false, meaning: 'The address does not take this method.' },
  too_slow: { status: 408, fault: 'caller', retry: true, meaning: 'The request did not arrive in time.' },
  stale_version: { status: 409, fault: 'caller', retry: false, meaning: 'Somebody saved a newer version meanwhile.' },
  wrong_state: {
    status: 409,
    fault: 'caller',
    retry: false,
    meaning: 'The campaign cannot go to that state from here.',
  },
  body_too_large: { status: 413, fault: 'caller', retry: false, meaning: 'The body is larger than allowed.' },
  unsupported_media_type: {
    status: 415,
    fault: 'caller',
    retry: false,
    meaning: 'The body has a type that is not taken here.',
  },
  headers_too_large: { status: 431, fault: 'caller', retry: false, meaning: 'The headers are larger than allowed.' },
  throttled: { status: 429, fault: 'limit', retry: true, meaning: 'Too many requests; see Retry-After.' },
  internal: { status: 500, fault: 'us', retry: true, meaning: 'Something broke here.' },
  store_unavailable: {
    status: 503,
    fault: 'operator',
    retry: true,
    meaning: 'The database cannot take writes now; see Retry-After.',
  },
  overloaded: {
    status: 503,
    fault: 'limit',
    retry: true,
    meaning: 'More requests than can be served; see Retry-After.',
  },
  closing: { status: 503, fault: 'limit', retry: true, meaning: 'The server is going down for a restart.' },
} as const satisfies Record<
  string,
  { status: number; fault: 'caller' | 'limit' | 'operator' | 'us'; retry: boolean; meaning: string }
>;

export type ErrorCode = keyof typeof errors;

/** Codes that earlier versions answered with. */
export const retiredCodes: readonly string[] = [];

/** Where a body breaks which rule, and what was there. */
export type FieldFault = {
  /** Slash-separated from the root of the body: `events/3/params/value`. */
  path: string;
  /** The rule in words: "must be at most 100". */
  rule: string;
  /** What was received, cut to 100 characters of JSON; absent when the field is missing. */
  received?: string;
};

/** Body of every 4xx and 5xx answer. */
export type ErrorBody = {
  error: {
    code: ErrorCode;
    /** A sentence: what is wrong, where, what to do. */
    message: string;
    faults?: FieldFault[];
  };
};
