// Calls to addresses that platforms chose, as an interface: what implements it decides which may be called at all.

export interface OutgoingCall {
  /** http or https. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The status of an answer, whatever it is, or why there was none. `detail` is for the log. */
export type Answered =
  | { readonly status: number }
  | { readonly failure: 'no answer in time' | 'unreachable' | 'address refused'; readonly detail?: string };

export interface Outbound {
  /**
   * Why the host of this URL is never called, in a word or two, where its name alone tells; undefined: it may be called,
   * unless its name turns out to lead to what may not.
   */
  refusal(url: string): string | undefined;
  /** Follows no redirect. Never rejects for what the network or the other side does. */
  call(call: OutgoingCall): Promise<Answered>;
}

/** Every address of a name. */
export type Resolve = (name: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
