// A route is a value: rooms list theirs, app.ts collects them, server.ts mounts them, openapi.ts describes them.
import type { Static, TObject, TSchema } from 'typebox';
import type { Fault } from '#kit/fault.ts';
import type { Html } from '#kit/html.ts';
import type { Ctx } from '#world/ctx.ts';
import type { Area } from '#world/scopes.ts';
import type { Approach } from './approach.ts';
import type { Page } from './paging.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RouteInput<P extends TObject, Q extends TObject, B extends TObject> {
  readonly params: Static<P>;
  readonly query: Static<Q>;
  readonly body: Static<B>;
}

/** One call of the API: JSON in, JSON out, on behalf of an authenticated platform. */
export interface Route<P extends TObject = TObject, Q extends TObject = TObject, B extends TObject = TObject> {
  readonly method: Method;
  /** Below the base path, with `:Name` for parameters; `:ClientId` must be the caller. */
  readonly path: `/v2.01/:ClientId/${string}` | `/strongroom/v1/:ClientId/${string}`;
  readonly tag: string;
  readonly summary: string;
  /** GET needs its `:read`, every other method its `:write`. */
  readonly area: Area;
  readonly params: P;
  readonly query?: Q;
  readonly body?: B;
  readonly status: 200 | 201 | 204;
  readonly reply: TSchema;
  /** What of an answer is kept for `GET /responses`: all of it, unless it holds a secret that is told once. */
  kept?(answer: unknown): unknown;
  handle(ctx: Ctx, input: RouteInput<P, Q, B>): Promise<unknown>;
}

/** A list route answers `Page`; its items go into the body, its count into the headers. */
export type ListReply<Item> = Promise<Page<Item>>;

/** Checks a route where it is written and lets the table hold routes of any input. */
export function route<P extends TObject, Q extends TObject, B extends TObject>(spec: Route<P, Q, B>): Route {
  // server.ts hands `handle` only input that these very schemas accepted.
  return spec;
}

/** Everything that is not a JSON call of a platform: pages, the token endpoint, files. */
export interface RawRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Whether it is served at the mTLS door, too: pages are not. */
  readonly takesCertificates?: boolean;
  /** Whether each call counts on the budget of strangers of its network. */
  readonly isBudgeted?: boolean;
  handle(request: RawRequest): Promise<RawReply>;
}

export interface RawRequest extends Approach {
  readonly id: string;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface RawReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer | Html | object;
  /** What it tells in words of its own: for the list of calls. */
  readonly fault?: Fault;
}
