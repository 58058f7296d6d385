import { Type } from 'typebox'

/** Lower-case UUID; ours are version 7, so an id carries the millisecond it was made in. */
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }
export type UserId = Branded<'user'>
export type TopicId = Branded<'topic'>
export type IdeaId = Branded<'idea'>
export type SceneId = Branded<'scene'>
export type SegmentId = Branded<'segment'>
export type JobId = Branded<'job'>
export type ProposalId = Branded<'proposal'>
export type NotificationId = Branded<'notification'>

const id = <T>() => Type.Unsafe<T>({ type: 'string', pattern: UUID_PATTERN })
export const UserId = id<UserId>()
export const TopicId = id<TopicId>()
export const IdeaId = id<IdeaId>()
export const SceneId = id<SceneId>()
export const SegmentId = id<SegmentId>()
export const JobId = id<JobId>()
export const ProposalId = id<ProposalId>()
export const NotificationId = id<NotificationId>()

/** An RFC 3339 instant in UTC. */
export const Instant = Type.String({ format: 'date-time' })
