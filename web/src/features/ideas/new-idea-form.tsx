import { createIdea, type Idea, IDEA_PROMPT_LENGTH_MAX, IDEA_TITLE_LENGTH_MAX, TAGS_MAX } from '@skein/contract/ideas'
import type { Topic } from '@skein/contract/topics'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '../../api/api-problem.ts'
import { call } from '../../api/call.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { useRequestKey } from '../../lib/use-request-key.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { newIdeaWords } from '../../messages/en/new-idea.ts'

const FIELDS = ['title', 'prompt', 'tags', 'category'] as const

const tagsOf = (words: string): string[] => [
  ...new Set(
    words
      .split(',')
      .map((tag) => tag.trim().replace(/^#/, ''))
      .filter((tag) => tag !== ''),
  ),
]

export function NewIdeaForm({ topic, onShared }: { topic: Topic; onShared: (idea: Idea) => void }) {
  const requestKey = useRequestKey()
  const [title, setTitle] = useState('')
  const [prompt, setPrompt] = useState('')
  const [tags, setTags] = useState('')
  const [category, setCategory] = useState('')
  const [missing, setMissing] = useState<readonly string[]>([])
  const share = useMutation({
    mutationFn: () => {
      const list = tagsOf(tags)
      const body = {
        topic: topic.slug,
        title: title.trim(),
        prompt: prompt.trim(),
        ...(category === '' ? {} : { category }),
        ...(list.length === 0 ? {} : { tags: list }),
      }
      return call(createIdea, { body }, { idempotencyKey: requestKey(body) })
    },
    onSuccess: onShared,
  })
  const problem = share.isError ? asProblem(share.error) : null
  const errors = fieldErrors(problem, FIELDS)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const empty = [...(title.trim() === '' ? ['title'] : []), ...(prompt.trim() === '' ? ['prompt'] : [])]
        setMissing(empty)
        if (empty.length === 0 && !share.isPending) share.mutate()
      }}
      className="flex flex-col gap-6"
    >
      <TextField
        label={newIdeaWords.title}
        name="title"
        value={title}
        maxLength={IDEA_TITLE_LENGTH_MAX}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={missing.includes('title') ? newIdeaWords.titleMissing : errors.at('title')}
        autoComplete="off"
      />
      <TextArea
        label={newIdeaWords.idea}
        hint={newIdeaWords.ideaHint}
        name="prompt"
        rows={6}
        value={prompt}
        maxLength={IDEA_PROMPT_LENGTH_MAX}
        onChange={(event) => setPrompt(event.currentTarget.value)}
        error={missing.includes('prompt') ? newIdeaWords.ideaMissing : errors.at('prompt')}
        dir="auto"
        className="story min-h-40"
      />
      {topic.categories.length > 0 && (
        <SelectField
          label={newIdeaWords.category}
          name="category"
          value={category}
          onChange={(event) => setCategory(event.currentTarget.value)}
        >
          <option value="">{newIdeaWords.noCategory}</option>
          {topic.categories.map((entry) => (
            <option key={entry.id} value={entry.slug}>
              {entry.name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={newIdeaWords.tags}
        hint={newIdeaWords.tagsHint({ n: TAGS_MAX })}
        name="tags"
        value={tags}
        onChange={(event) => setTags(event.currentTarget.value)}
        error={errors.at('tags')}
        autoComplete="off"
      />
      {problem !== null && !errors.isPlaced && <ProblemNote problem={problem} />}
      <Button type="submit" look="accent" size="large" isBusy={share.isPending} className="self-start">
        {share.isPending ? newIdeaWords.sharing : newIdeaWords.share}
      </Button>
    </form>
  )
}
