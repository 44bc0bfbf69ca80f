import { type ErrorBody, type ErrorCode, errors, type FieldFault } from '../contract/error.ts';

/** Seconds after which a busy or closing server is worth another try. Judgement: longer than a commit, shorter than a shopper's visit. */
const RETRY_AFTER_SECONDS = 5;

/** Something an answer has to say instead of what was asked for. `message` is read by the caller: what is wrong, what to do. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly faults: FieldFault[];
  /** Of codes that may be retried. */
  readonly retryAfterSeconds: number;

  constructor(
    code: ErrorCode,
    message: string = errors[code].meaning,
    options: { faults?: FieldFault[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.faults = options.faults ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds ?? RETRY_AFTER_SECONDS;
  }

  /** One fault, also as the sentence: "definition/name must be given." */
  static ofFaults(faults: FieldFault[], code: ErrorCode = 'invalid_field'): Problem {
    const [first] = faults;
    const got = first?.received === undefined ? '' : `; got ${first.received}`;
    const where = first?.path || 'the body';
    return new Problem(code, first ? `${where} ${first.rule}${got}.` : undefined, { faults });
  }

  get status(): number {
    return errors[this.code].status;
  }

  /** What of it leaves the server: of our own failures only the code and its meaning. */
  get body(): ErrorBody {
    const message = this.status >= 500 ? errors[this.code].meaning : this.message;
    return { error: { code: this.code, message, ...(this.faults.length > 0 && { faults: this.faults }) } };
  }
}
