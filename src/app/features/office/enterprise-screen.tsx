/** One enterprise: its name, how many work there, and the posts at which it takes apprentices. */
import { shareWarnings } from '#domain/apprentice-share.ts'
import type { EnterpriseId, PostId } from '#domain/ids.ts'
import type { Enterprise } from '#domain/people.ts'
import { enterpriseDeed } from '#sync/office-deeds.ts'
import type { OfficeEntry } from '#sync/office-entries.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { newId } from '../../store/new-id.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FormFrame } from './form-frame.tsx'
import styles from './office.module.css'
import { ShareNotes } from './share-notes.tsx'
import { readCount, sayCount } from './typed-count.ts'
import { type FormSpec, type OfficeForm, useOfficeForm } from './use-office-form.ts'

interface PostForm {
  readonly id: PostId
  readonly name: string
  readonly capacity: string
  readonly workers: string
  readonly tasks: string
  /** Placements name it; it can be edited, not taken away. */
  readonly isSaved: boolean
}
interface EnterpriseForm {
  readonly name: string
  readonly employees: string
  readonly posts: readonly PostForm[]
}

const spec: FormSpec<'enterprises', EnterpriseForm> = {
  list: 'enterprises',
  empty: { name: '', employees: '', posts: [] },
  toForm: ({ row }: OfficeEntry<'enterprise'>) => ({
    name: row.name,
    employees: sayCount(row.employees),
    posts: (row.posts ?? []).map((p) => ({ id: p.id, name: p.name, capacity: sayCount(p.capacity), workers: sayCount(p.workers), tasks: p.tasks ?? '', isSaved: true })),
  }),
  toSet: ({ name, employees, posts }) => ({
    name: name.trim(),
    ...readCount('employees', employees),
    posts: posts.map((p) => ({ id: p.id, name: p.name.trim(), capacity: readCount('capacity', p.capacity)['capacity'], ...readCount('workers', p.workers), ...(p.tasks.trim() === '' ? {} : { tasks: p.tasks.trim() }) })),
  }),
  schema: enterpriseDeed,
}

/** What is typed, as the rule on shares reads it; what is no number yet counts for nothing. */
const asTyped = ({ employees, posts }: EnterpriseForm): Pick<Enterprise, 'employees' | 'posts'> => {
  const counted = Number(employees)
  return {
    ...(counted > 0 ? { employees: counted } : {}),
    posts: posts.map((p) => ({ id: p.id, name: p.name, capacity: Number(p.capacity) > 0 ? Number(p.capacity) : Infinity, ...(Number(p.workers) > 0 ? { workers: Number(p.workers) } : {}) })),
  }
}

export const EnterpriseScreen = () => {
  const { id = 'new' } = useParams()
  return <EnterpriseForm key={id} id={id === 'new' ? null : (id as EnterpriseId)} />
}

const EnterpriseForm = ({ id }: { readonly id: EnterpriseId | null }) => {
  const { t } = useLingui()
  const navigate = useNavigate()
  const office = useOfficeForm(spec, id)
  const { entry, form } = office
  const there = entry?.there ?? { all: 0, byPost: {} }
  const words = {
    name: { label: t`Name`, say: (f: EnterpriseForm) => f.name },
    employees: { label: t`Employees`, say: (f: EnterpriseForm) => f.employees },
    posts: { label: t`Posts`, say: (f: EnterpriseForm) => f.posts.map((p) => [p.name, p.capacity, p.workers, p.tasks].filter((w) => w !== '').join(' · ')).join('\n') },
  }
  const save = async () => {
    const saved = await office.save()
    if (saved === null) return
    showToast({ text: t`Saved at the school` })
    await navigate('/office/enterprises')
  }
  return (
    <FormFrame
      title={id === null ? t`New enterprise` : (entry?.row.name ?? form?.name ?? t`Enterprise`)}
      back="/office/enterprises"
      office={office}
      words={words}
      saveLabel={t`Save at the school`}
      onSave={() => void save()}
      after={
        id !== null && (
          <div className={styles['buttons']}>
            <ButtonLink to={`/office/placements/new?enterprise=${encodeURIComponent(id)}`}>{t`New placement here`}</ButtonLink>
          </div>
        )
      }
    >
      {(f) => (
        <>
          <ShareNotes warnings={shareWarnings(asTyped(f), there)} />
          <div className={styles['pair']}>
            <TextField id="office-name" label={t`Name`} value={f.name} onChange={(name) => office.change({ name })} error={say(office, t, 'name')} />
            <TextField
              id="office-employees"
              label={t`Employees`}
              inputMode="numeric"
              hint={t`Leave it empty if nobody has counted. As a rule at most 10 % apprentices.`}
              value={f.employees}
              onChange={(employees) => office.change({ employees })}
              error={say(office, t, 'employees')}
            />
          </div>
          <fieldset id="office-posts" tabIndex={-1} className={styles['group']}>
            <legend>
              <Trans>Posts</Trans>
            </legend>
            {f.posts.length === 0 && (
              <p className={styles['quiet']}>
                <Trans>A post is one kind of work with places for apprentices.</Trans>
              </p>
            )}
            {f.posts.map((post, n) => (
              <PostFields key={post.id} post={post} n={n} office={office} there={there.byPost[post.id] ?? 0} onChange={(posts) => office.change({ posts: posts(f.posts) })} />
            ))}
            <div className={styles['buttons']}>
              <Button icon={<Plus aria-hidden size={18} />} onPress={() => office.change({ posts: [...f.posts, { id: newId<PostId>(), name: '', capacity: '', workers: '', tasks: '', isSaved: false }] })}>
                {t`Add a post`}
              </Button>
            </div>
          </fieldset>
        </>
      )}
    </FormFrame>
  )
}

const say = (office: OfficeForm<'enterprises', EnterpriseForm>, t: ReturnType<typeof useLingui>['t'], path: string): string | undefined => {
  const sentence = office.errorAt(path)
  return sentence === undefined ? undefined : t(sentence)
}

interface PostFieldsProps {
  readonly post: PostForm
  readonly n: number
  readonly office: OfficeForm<'enterprises', EnterpriseForm>
  readonly there: number
  readonly onChange: (posts: (all: readonly PostForm[]) => readonly PostForm[]) => void
}

const PostFields = ({ post, n, office, there, onChange }: PostFieldsProps) => {
  const { t } = useLingui()
  const set = (part: Partial<PostForm>) => onChange((all) => all.map((p) => (p.id === post.id ? { ...p, ...part } : p)))
  const error = (field: string) => say(office, t, `posts.${n}.${field}`)
  return (
    <div className={styles['item']} role="group" aria-label={post.name === '' ? t`New post` : post.name}>
      <TextField label={t`Post`} value={post.name} onChange={(name) => set({ name })} error={error('name')} />
      <div className={styles['pair']}>
        <TextField label={t`Places for apprentices`} inputMode="numeric" value={post.capacity} onChange={(capacity) => set({ capacity })} error={error('capacity')} hint={t`Apprentices there now: ${there}`} />
        <TextField label={t`Own people at this post`} inputMode="numeric" value={post.workers} onChange={(workers) => set({ workers })} error={error('workers')} hint={t`As a rule at most 20 % apprentices.`} />
      </div>
      <TextArea label={t`What is done there`} value={post.tasks} onChange={(tasks) => set({ tasks })} error={error('tasks')} />
      {!post.isSaved && (
        <div className={styles['buttons']}>
          <Button onPress={() => onChange((all) => all.filter((p) => p.id !== post.id))}>{t`Remove this post`}</Button>
        </div>
      )}
    </div>
  )
}
