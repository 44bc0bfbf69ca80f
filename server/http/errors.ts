/** The one place where an error becomes an answer. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorObject } from 'ajv';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../contract/error.ts';
import { StoreError } from '../storage/store.ts';
import { faultOf } from './faults.ts';
import { Problem } from './problem.ts';

/** What Fastify and its plugins throw by themselves, by their code. */
const foreign: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_json',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
};

/** What Node's parser of HTTP complains of, by its code; anything else is no HTTP. */
const unparsed: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'too_slow',
};

/** Installs the error handler. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
}

/** Answers with the code of an error; what the caller cannot mend is logged. Also given to Fastify as `frameworkErrors`. */
export function answerError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.code === 'internal' || problem.code === 'store_unavailable') request.log.error(error);
  // Fastify would hang up, and a browser that is still sending never learns why. Node throws the rest away as it comes; the
  // time that a request may take bounds that. Who asked to be hung up on is told so: others would use that connection again.
  if (problem.code === 'body_too_large' && reply.raw.shouldKeepAlive) reply.header('connection', 'keep-alive');
  return answerProblem(problem, reply);
}

/** Answers without an error having been thrown: a refusal that must cost little. */
export function answerProblem(problem: Problem, reply: FastifyReply): FastifyReply {
  return reply.code(problem.status).headers(headersOf(problem)).type('application/json').send(problem.body);
}

/** What an answer with an error says besides its body. */
export function headersOf({ status, retryAfterSeconds }: Problem): Record<string, string> {
  const again = status === 429 || status === 503;
  return { 'cache-control': 'no-store', ...(again && { 'retry-after': String(retryAfterSeconds) }) };
}

function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StoreError) return new Problem(error.code, error.message, { cause: error });
  const { code, validation, statusCode = 500 } = error as FastifyError;
  if (validation?.[0]) return Problem.ofFaults([faultOf(validation[0] as ErrorObject)]);
  // What is left of 4xx comes from the sending of files: a path outside, a range, a precondition.
  return new Problem(foreign[code] ?? (statusCode < 500 ? 'not_found' : 'internal'), undefined, { cause: error });
}

/** Answers what is no request, in the one shape, and hangs up. Given to Fastify as `clientErrorHandler`. */
export function answerUnparsed({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new Problem(unparsed[code] ?? 'invalid_http');
  const body = JSON.stringify(problem.body);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
