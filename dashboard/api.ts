/** Every call the dashboard makes, typed by the contract. Nothing else in the dashboard fetches. */
import type { IdentifyRule, NewSecret, SiteAccess, WebhookSecret } from '../server/contract/access.ts';
import type {
  CampaignResults,
  FirstPartyReport,
  HomeReport,
  ImportedCodes,
  InstallReport,
  PreviewAnswer,
  PreviewRequest,
  ReachReport,
  SampleChange,
  SampleReport,
  SaveCampaign,
  SessionInfo,
  ShopWarning,
  SiteInfo,
} from '../server/contract/api.ts';
import type { Condition } from '../server/contract/audience.ts';
import type { Campaign, CampaignDefinition, CampaignState } from '../server/contract/campaign.ts';
import type { ErrorBody, ErrorCode, FieldFault } from '../server/contract/error.ts';
import type { SiteSettings } from '../server/contract/site.ts';
import type { MappingReport, PickLink, PickLinkRequest, SaveMapping } from '../server/contract/teaching.ts';

/** A request that did not do what was asked. `offline`: no answer came. `unknown`: an answer that we cannot read. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'offline' | 'unknown';
  readonly faults: FieldFault[];

  constructor(code: ApiError['code'], message: string, faults: FieldFault[] = []) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.faults = faults;
  }
}

export type Api = ReturnType<typeof createApi>;

/**
 * @param send `fetch` of the browser, or a fake.
 * @param onSignedOut called when an answer says that the session is over.
 */
export function createApi(send: typeof fetch, onSignedOut: () => void = () => {}) {
  async function ask<Answer>(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Answer> {
    const answer = await send(`/api${path}`, {
      method,
      headers: { accept: 'application/json', 'x-dangol': '1', ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new ApiError('offline', String(cause));
    });
    if (answer.ok) return (await answer.json()) as Answer;
    const error = await readError(answer);
    if (error.code === 'unauthenticated') onSignedOut();
    throw error;
  }

  const get = <Answer>(path: string) => ask<Answer>('GET', path);
  const post = <Answer>(path: string, body: unknown = {}) => ask<Answer>('POST', path, body);
  const put = <Answer>(path: string, body: unknown) => ask<Answer>('PUT', path, body);
  const at = (site: number, rest: string) => `/sites/${site}${rest}`;
  const campaign = (site: number, id: string, rest = '') => at(site, `/campaigns/${encodeURIComponent(id)}${rest}`);

  return {
    session: () => get<SessionInfo>('/session'),
    setUp: (token: string, name: string, password: string) => post<SessionInfo>('/setup', { token, name, password }),
    signIn: (name: string, password: string) => post<SessionInfo>('/sign-in', { name, password }),
    signOut: () => post<SessionInfo>('/sign-out'),

    sites: () => get<SiteInfo[]>('/sites'),
    addSite: (settings: SiteSettings) => post<SiteInfo>('/sites', settings),
    saveSite: (site: number, settings: SiteSettings) => put<SiteInfo>(at(site, ''), settings),
    access: (site: number) => get<SiteAccess>(at(site, '/access')),
    makeApiKey: (site: number) => post<NewSecret>(at(site, '/access/api-key')),
    makeIdentifySecret: (site: number) => post<NewSecret>(at(site, '/access/identify')),
    setIdentifyRule: (site: number, rule: IdentifyRule) => put<SiteAccess>(at(site, '/access/identify'), rule),
    setWebhookSecret: (site: number, webhook: WebhookSecret) => put<SiteAccess>(at(site, '/access/webhooks'), webhook),
    home: (site: number) => get<HomeReport>(at(site, '/home')),
    install: (site: number) => get<InstallReport>(at(site, '/install')),
    firstParty: (site: number) => get<FirstPartyReport>(at(site, '/first-party')),
    warnings: (site: number) => get<ShopWarning[]>(at(site, '/warnings')),
    sample: (site: number) => get<SampleReport>(at(site, '/sample')),
    changeSample: (site: number, state: SampleChange['state']) => post<SampleReport>(at(site, '/sample'), { state }),
    /** Where the live feed comes from, for an `EventSource`. */
    liveUrl: (site: number) => `/api${at(site, '/live')}`,

    reach: (site: number, audience: Condition) => post<ReachReport>(at(site, '/reach'), { audience }),
    preview: (site: number, request: PreviewRequest) => post<PreviewAnswer>(at(site, '/preview'), request),
    mapping: (site: number) => get<MappingReport>(at(site, '/mapping')),
    saveMapping: (site: number, save: SaveMapping) => put<MappingReport>(at(site, '/mapping'), save),
    publishMapping: (site: number, base: number) => post<MappingReport>(at(site, '/mapping/publish'), { base }),
    discardMapping: (site: number, base: number) => post<MappingReport>(at(site, '/mapping/discard'), { base }),
    restoreMapping: (site: number, version: number, base: number) =>
      post<MappingReport>(at(site, `/mapping/versions/${version}/restore`), { base }),
    pickLink: (site: number, request: PickLinkRequest) => post<PickLink>(at(site, '/pick'), request),
    campaigns: (site: number, archived = false) =>
      get<Campaign[]>(at(site, `/campaigns${archived ? '?archived=true' : ''}`)),
    campaign: (site: number, id: string) => get<Campaign>(campaign(site, id)),
    addCampaign: (site: number, definition: CampaignDefinition) => post<Campaign>(at(site, '/campaigns'), definition),
    saveCampaign: (site: number, id: string, save: SaveCampaign) => put<Campaign>(campaign(site, id), save),
    setCampaignState: (site: number, id: string, state: CampaignState) =>
      post<Campaign>(campaign(site, id, '/state'), { state }),
    duplicateCampaign: (site: number, id: string) => post<Campaign>(campaign(site, id, '/duplicate')),
    /** @param csv one code a row. */
    importCodes: (site: number, id: string, csv: string) =>
      ask<ImportedCodes>('POST', campaign(site, id, '/codes'), csv, 'text/csv'),
    /** Files that a link downloads. */
    resultsFileUrl: (site: number, id: string) => `/api${campaign(site, id, '/results.csv')}`,
    codesFileUrl: (site: number, id: string) => `/api${campaign(site, id, '/codes.csv')}`,
    results: (site: number, id: string) => get<CampaignResults>(campaign(site, id, '/results')),
  };
}

async function readError(answer: Response): Promise<ApiError> {
  try {
    const { error } = (await answer.json()) as ErrorBody;
    return new ApiError(error.code, error.message, error.faults);
  } catch {
    return new ApiError('unknown', `The server answered ${answer.status}.`);
  }
}
