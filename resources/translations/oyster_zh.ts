<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <location filename="../../app/domain/conversation.py" line="+153"/>
        <location filename="../../app/ui/conversation_list/conversation_list.py" line="+57"/>
        <location filename="../../app/ui/main_menu.py" line="+19"/>
        <location filename="../../app/ui/view_models/open_conversation.py" line="+57"/>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <location filename="../../app/domain/gguf.py" line="+68"/>
        <source>{path} is a folder, not a model file. Choose the .gguf file in it.</source>
        <translation>{path} 是文件夹，不是模型文件。请选择其中的 .gguf 文件。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{path} is not a file. Choose a .gguf file.</source>
        <translation>{path} 不是文件。请选择 .gguf 文件。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{path} is not there. Was it moved or deleted?</source>
        <translation>{path} 不在那里。是不是被移走或删除了？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{path} cannot be read: permission is denied.</source>
        <translation>{path} 无法读取：没有权限。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/models/hashing.py" line="+31"/>
        <location line="+23"/>
        <location filename="../../app/models/origin_check/gguf_content.py" line="+71"/>
        <source>{path} cannot be read.</source>
        <translation>{path} 无法读取。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{name} is empty. Fetch or copy it again.</source>
        <translation>{name} 是空的。请重新下载或复制。</translation>
    </message>
    <message>
        <location filename="../../app/domain/gguf_contents.py" line="+99"/>
        <source>{name} is not a GGUF model file.</source>
        <translation>{name} 不是 GGUF 模型文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{name} is GGUF version {version}; this program reads versions 2 and 3.</source>
        <translation>{name} 是 GGUF 第 {version} 版；本程序能读第 2 版和第 3 版。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>{name} is damaged: its header claims {tensor_count} tensors and {entry_count} entries.</source>
        <translation>{name} 已损坏：其文件头声称有 {tensor_count} 个张量和 {entry_count} 个条目。</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>{reader} holds numbers in a form that this program does not know. Choose another file.</source>
        <translation>{reader} 所用的数值形式是本程序不认识的。请选择别的文件。</translation>
    </message>
    <message>
        <location filename="../../app/domain/gguf.py" line="+19"/>
        <source>{reader} does not say which architecture it is, so it cannot be loaded.</source>
        <translation>{reader} 没有说明是哪种架构，所以无法加载。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{reader} is damaged: its header claims {blocks} layers.</source>
        <translation>{reader} 已损坏：其文件头声称有 {blocks} 层。</translation>
    </message>
    <message>
        <location filename="../../app/domain/gguf_reader.py" line="+25"/>
        <source>{name} is damaged. Fetch or copy it again.</source>
        <translation>{name} 已损坏。请重新下载或复制。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{name} is cut short: it is not whole. Fetch or copy it again.</source>
        <translation>{name} 被截断，不完整。请重新下载或复制。</translation>
    </message>
    <message>
        <location filename="../../app/domain/model.py" line="+73"/>
        <source>trial model – not Oy1, do not rely on it</source>
        <translation>试用模型——不是 Oy1，请不要依赖它</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not verified as Oy1</source>
        <translation>未被验证为 Oy1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Oy1, {made}</source>
        <translation>Oy1，{made}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{standing} ({compared})</source>
        <translation>{standing}（{compared}）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{note} (it says it was {claim}; that was not checked on this computer)</source>
        <translation>{note}（它自称是 {claim}；未在这台计算机上核对）</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>another program on this computer runs it; not verified as Oy1</source>
        <translation>由这台计算机上的另一个程序运行；未被验证为 Oy1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>runs at {place}, not on this computer; not verified as Oy1</source>
        <translation>在 {place} 运行，不在这台计算机上；未被验证为 Oy1</translation>
    </message>
    <message>
        <location filename="../../app/domain/model_identity.py" line="+41"/>
        <source>{block_count} layers, {embedding_length} wide</source>
        <translation>{block_count} 层，宽 {embedding_length}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{shape}&apos;s shape</source>
        <translation>{shape} 的结构</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It calls itself Oy1, but a name proves nothing.</source>
        <translation>它自称 Oy1，但名称什么也证明不了。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Its file has no chat template, so the program uses a plain one: replies may be odd.</source>
        <translation>它的文件没有聊天模板，所以程序使用一个简单的模板：回复可能有些奇怪。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Its chat template is not that of its family (it lacks {wanted}): replies may be odd.</source>
        <translation>它的聊天模板不是其系列的模板（缺少 {wanted}）：回复可能有些奇怪。</translation>
    </message>
    <message>
        <location filename="../../app/domain/provenance.py" line="+67"/>
        <source>made from {repo} at {commit}, {quantisation}</source>
        <translation>由 {repo} 的 {commit} 制成，{quantisation}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>made from {repo} at {commit} as {hub} gave it, {quantisation}</source>
        <translation>由 {hub} 提供的 {repo}（版本 {commit}）制成，{quantisation}</translation>
    </message>
    <message>
        <location filename="../../app/domain/quantisation.py" line="+28"/>
        <source>the best balance for most machines</source>
        <translation>对大多数计算机来说最均衡</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a little nearer to the original</source>
        <translation>稍更接近原版</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>very near to the original</source>
        <translation>非常接近原版</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>all but the original</source>
        <translation>与原版几乎相同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the original&apos;s own numbers</source>
        <translation>原版自己的数值</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>half precision, for comparison</source>
        <translation>半精度，用于比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>full precision, for comparison</source>
        <translation>全精度，用于比较</translation>
    </message>
    <message>
        <location filename="../../app/engine/call_lock.py" line="+34"/>
        <source>The engine is still busy with another answer. Stop that one first.</source>
        <translation>引擎还在忙于另一个回答。请先停止那一个。</translation>
    </message>
    <message>
        <location filename="../../app/engine/running_worker.py" line="+28"/>
        <source>The part of the program that runs the model ended unexpectedly. What had arrived is kept; send the message again to start it anew.</source>
        <translation>运行模型的那部分程序意外结束了。已写出的部分保留着；再发一次消息即可重新启动它。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The engine ended while loading this model: the file is damaged, or memory ran out. Choose another model or close other programs.</source>
        <translation>加载此模型时引擎结束了：文件已损坏，或内存不足。请选择别的模型，或关闭其他程序。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A graphics driver ended the engine when it was asked for its devices, so the processor computes. Choose the processor in the settings, and no driver is asked.</source>
        <translation>向显卡驱动查询设备时，引擎被它终止了，所以由处理器计算。在设置里选择处理器，就不会再询问任何显卡驱动。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{device} failed while computing, so the processor computes now.</source>
        <translation>{device} 在计算时出错，所以现在由处理器计算。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{name} did not make this model write faster on this computer, so its memory was given back.</source>
        <translation>{name}没有让这个模型在这台电脑上写得更快，因此已释放它占用的内存。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The engine ended while {name} helped this model to write faster, so this model goes on without it.</source>
        <translation>{name}帮助这个模型加快书写时，引擎意外结束，因此这个模型不再使用它。</translation>
    </message>
    <message>
        <location line="+66"/>
        <source>The engine gave an answer that does not fit.</source>
        <translation>引擎给出的回答不符合要求。</translation>
    </message>
    <message>
        <location line="+66"/>
        <location filename="../../app/engine/server/process.py" line="+71"/>
        <location filename="../../app/engine/worker/process.py" line="+98"/>
        <location filename="../../app/session/session.py" line="+344"/>
        <source>No model is loaded. Choose one first.</source>
        <translation>还没有加载模型。请先选择一个。</translation>
    </message>
    <message>
        <location line="+74"/>
        <source>{device} could not be used, so the processor computes: its driver failed.</source>
        <translation>{device} 无法使用，所以由处理器计算：它的驱动程序出错了。</translation>
    </message>
    <message>
        <location filename="../../app/engine/wire.py" line="+17"/>
        <source>The engine is of another version than the window. Run set-up again.</source>
        <translation>引擎与窗口的版本不同。请重新运行安装程序。</translation>
    </message>
    <message>
        <location filename="../../app/engine/quantiser_process.py" line="+20"/>
        <source>The quantising process could not be started. Close Oyster and start it again; else install it again.</source>
        <translation>量化进程无法启动。请关闭 Oyster 再重新打开；如果仍不行，请重新安装。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/engine/worker_process.py" line="+27"/>
        <source>&apos;oyster doctor&apos; says what is wrong.</source>
        <translation>运行“oyster doctor”可以知道哪里出了问题。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The quantising process is of another version. Install the program again.</source>
        <translation>量化进程是另一个版本的。请重新安装程序。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The quantising process ended, perhaps for lack of memory. Ask again: what was done is kept.</source>
        <translation>量化进程结束了，可能是因为内存不足。请再试一次：已完成的部分保留着。</translation>
    </message>
    <message>
        <location line="+68"/>
        <source>The quantising process did not start in time. Ask again.</source>
        <translation>量化进程没有及时启动。请再试一次。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/grammar.py" line="+44"/>
        <source>The form that the answer was to have cannot be used: its grammar is broken. Report this fault.</source>
        <translation>回答应有的格式无法使用：其语法有误。请报告此错误。</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>The model has no word that fits the form its answer was to have. Try another model.</source>
        <translation>模型没有词能符合所要求的回答形式。请换一个模型。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/model.py" line="+155"/>
        <source>{device} could not be used, so the processor computes. {error}</source>
        <translation>{device} 无法使用，因此由处理器计算。{error}</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>This model needs about {wanted} GiB of memory and {free} GiB are free. Close other programs, choose a smaller model, or lower the context size.</source>
        <translation>此模型约需 {wanted} GiB 内存，现有 {free} GiB 空闲。请关闭其他程序，选择较小的模型，或减小上下文。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>{name} has no vocabulary, so it cannot talk. Choose another model.</source>
        <translation>{name} 没有词表，所以无法对话。请选择别的模型。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{name} is not a model that writes text. Choose another model.</source>
        <translation>{name} 不是写文字的模型。请选择别的模型。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/weights.py" line="+98"/>
        <source>{name} has an architecture that this version cannot run. Choose another model.</source>
        <translation>{name} 的架构是此版本无法运行的。请选择别的模型。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{name} cannot be loaded: it is damaged or of a kind that this version cannot run.</source>
        <translation>{name} 无法加载：它已损坏，或属于此版本无法运行的类型。</translation>
    </message>
    <message>
        <location line="-10"/>
        <source>There is not enough memory for this model&apos;s context. Lower the context size.</source>
        <translation>内存不够放下此模型的上下文。请减小上下文。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/model.py" line="+16"/>
        <source>{device}, {computed} of {layers} layers</source>
        <translation>{device}，{layers} 层中的 {computed} 层</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/options.py" line="+31"/>
        <source>An option without text cannot be scored.</source>
        <translation>没有文字的选项无法评分。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/placement.py" line="+54"/>
        <source>The device {wanted} is not there, so the processor computes.</source>
        <translation>没有设备 {wanted}，因此由处理器计算。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{device} has too little free memory, so the processor computes.</source>
        <translation>{device} 的空闲内存太少，所以由处理器计算。</translation>
    </message>
    <message>
        <location filename="../../app/engine/serving.py" line="+81"/>
        <source>There is not enough memory for this. Close other programs or choose a smaller model.</source>
        <translation>内存不够。请关闭其他程序，或选择较小的模型。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The engine failed for a reason it does not know. Try again.</source>
        <translation>引擎因未知原因出错了。请再试一次。</translation>
    </message>
    <message>
        <location filename="../../app/engine/server/process.py" line="-7"/>
        <location filename="../../app/engine/worker/process.py" line="-5"/>
        <source>Loading was stopped.</source>
        <translation>加载已停止。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/process.py" line="+37"/>
        <source>The assessment was stopped.</source>
        <translation>评测已停止。</translation>
    </message>
    <message>
        <location filename="../../app/engine/server/process.py" line="+27"/>
        <location filename="../../app/engine/worker/process.py" line="+7"/>
        <source>The analysis was stopped.</source>
        <translation>分析已停止。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/quantisation.py" line="+40"/>
        <source>The disk is full. Make room and ask again: what was done is kept.</source>
        <translation>磁盘已满。请腾出空间后再试：已完成的部分保留着。</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>A file of the model cannot be read or written. Ask again; if it stays so, check the disk.</source>
        <translation>模型的某个文件无法读取或写入。请再试一次；如果仍然如此，请检查磁盘。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>llama.cpp could not quantise the model.</source>
        <translation>llama.cpp 无法量化此模型。</translation>
    </message>
    <message>
        <location filename="../../app/engine/server/connected.py" line="+100"/>
        <source>The server at {place} has no model called {model}. It offers: {names}.</source>
        <translation>{place} 上的服务器没有名为 {model} 的模型。它提供：{names}。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>The server at {place} does not keep an answer to a form, so this part could not be worked out.</source>
        <translation>{place} 上的服务器不按要求的格式回答，因此无法得出这一部分。</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../app/engine/worker/questions.py" line="+29"/>
        <source>There is nothing to answer: no question was asked.</source>
        <translation>没有可回答的内容：没有提出问题。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>The model at {place} would answer with other words than those that it was given, so this could not be judged.</source>
        <translation>{place} 上的模型会用给定词语之外的词来回答，因此无法判断。</translation>
    </message>
    <message>
        <location line="+73"/>
        <source>The server at {place} does not tell how likely an answer is, so this could not be judged.</source>
        <translation>{place} 上的服务器不给出回答的概率，因此无法判断。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{place}, another program on this computer</source>
        <translation>{place}，这台计算机上的另一个程序</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{place}, not this computer</source>
        <translation>{place}，不是这台计算机</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/questions.py" line="+48"/>
        <source>A question is too long to be asked beside the conversation.</source>
        <translation>有一个问题太长，无法在对话旁边提出。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>The options of a question begin alike, so one token cannot tell them apart.</source>
        <translation>某个问题的各选项开头相同，一个词元无法区分它们。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/batch.py" line="+75"/>
        <location filename="../../app/engine/worker/sequences.py" line="+121"/>
        <source>The context is full.</source>
        <translation>上下文已满。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/helper_model.py" line="+107"/>
        <location filename="../../app/engine/worker/sequences.py" line="+31"/>
        <source>The engine gave no answer for this text.</source>
        <translation>引擎没有对这段文字给出回答。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/sequences.py" line="+25"/>
        <source>The engine was asked for a sequence that it does not have.</source>
        <translation>向引擎请求了一个它没有的序列。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is nothing to read: the prompt is empty.</source>
        <translation>没有可读的内容：提示是空的。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This no longer fits the model&apos;s context. Start a new conversation, or raise the context size.</source>
        <translation>内容已超出模型的上下文。请开始新对话，或增大上下文。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/batch.py" line="+4"/>
        <location filename="../../app/engine/worker/sequences.py" line="-48"/>
        <source>The engine failed while computing. Try again.</source>
        <translation>引擎在计算时出错了。请再试一次。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/template.py" line="+76"/>
        <source>The model&apos;s chat template is damaged. Choose another file of this model.</source>
        <translation>模型的聊天模板已损坏。请选择此模型的另一个文件。</translation>
    </message>
    <message>
        <location line="+96"/>
        <source>The model&apos;s chat template could not be used for this conversation.</source>
        <translation>模型的聊天模板无法用于此对话。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/tensor_rows.py" line="+52"/>
        <source>Nothing can be stored as {name} here. Choose another quantisation.</source>
        <translation>这里没有任何内容可以存为 {name}。请选择另一种量化。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Numbers of type {name} cannot be converted here.</source>
        <translation>{name} 类型的数值无法在这里转换。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Rows of {columns} numbers cannot be stored as {kind}.</source>
        <translation>每行 {columns} 个数值，无法存为 {kind}。</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>The model&apos;s tensor {name} holds numbers too large for {kind}. Choose another quantisation.</source>
        <translation>模型的张量 {name} 含有对 {kind} 来说过大的数值。请选择别的量化方式。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/tensor_writing.py" line="+45"/>
        <source>The model&apos;s tensor {job} holds values that are not numbers, so it cannot be used.</source>
        <translation>模型的张量 {job} 含有不是数字的值，所以无法使用。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The file with the model&apos;s tensor {name} ends too early. Fetch it again.</source>
        <translation>含有模型张量 {name} 的文件结束得太早。请重新下载。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker_process.py" line="-1"/>
        <source>The engine could not be started. Close Oyster and start it again; else install it again.</source>
        <translation>引擎无法启动。请关闭 Oyster 再重新打开；如果仍不行，请重新安装。</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>The engine did not start in time. Restart the program.</source>
        <translation>引擎没有及时启动。请重新启动程序。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/columns.py" line="+52"/>
        <source>&quot;{part}&quot; is not understood. Write FIELD=COLUMN, such as query=prompt.</source>
        <translation>看不懂“{part}”。请写成 FIELD=COLUMN，例如 query=prompt。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The field &quot;{field}&quot; is given two columns. Leave one of them out.</source>
        <translation>字段“{field}”被指定了两列。请去掉其中一列。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>there is nothing in the column &quot;{columns}&quot;</source>
        <translation>列“{columns}”中没有内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fill it in, or delete the rows.</source>
        <translation>请填上，或删除这些行。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>there are no fields {unknown}</source>
        <translation>没有字段 {unknown}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The fields are: {known}.</source>
        <translation>字段有：{known}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The columns are: {columns}.</source>
        <translation>列有：{columns}。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>there is no column &quot;{named}&quot;</source>
        <translation>没有列“{named}”</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{there} Say which one: {field}=COLUMN.</source>
        <translation>{there}请说明是哪一列：{field}=列名。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The option for it is --columns.</source>
        <translation>对应的选项是 --columns。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>several columns may be &quot;{field}&quot;: {both}</source>
        <translation>可能是“{field}”的有好几列：{both}</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>there is no column for &quot;{field}&quot;</source>
        <translation>没有用于“{field}”的列</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/data_file.py" line="+23"/>
        <source>a name that ends in &quot;{ending}&quot; is not read</source>
        <translation>不读取以“{ending}”结尾的文件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use one of {endings}.</source>
        <translation>请使用以下后缀之一：{endings}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/delimited.py" line="+16"/>
        <source>Close the quotation mark, and write one inside a text twice.</source>
        <translation>请补上后引号；文字中的引号要写两次。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>the quotation marks do not match ({error})</source>
        <translation>引号不成对（{error}）</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/errors.py" line="+23"/>
        <source>{place}: {fault}. {advice} Nothing of the file was used.</source>
        <translation>{place}：{fault}。{advice}文件中的内容都没有使用。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>rows {rows} and {more} more</source>
        <translation>第 {rows} 行，另有 {more} 行</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>rows {rows}</source>
        <translation>第 {rows} 行</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/evaluation/report/run_comparison.py" line="+149"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/fetched.py" line="+42"/>
        <source>There is no data set &apos;{name}&apos; to fetch. Choose one of {known}.</source>
        <translation>没有可下载的数据集“{name}”。请从以下选择：{known}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/fingerprint.py" line="+27"/>
        <source>The folder {place} cannot be read.</source>
        <translation>无法读取文件夹 {place}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/json_lines.py" line="+13"/>
        <source>Write one JSON object a line, such as {&quot;query&quot;: &quot;…&quot;}.</source>
        <translation>请每行写一个 JSON 对象，例如 {&quot;query&quot;: &quot;…&quot;}。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>the objects are empty</source>
        <translation>对象是空的</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Rename one of them.</source>
        <translation>请将其中一个改名。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not JSON ({error})</source>
        <translation>不是 JSON（{error}）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/labelled.py" line="+49"/>
        <source>the label is none of this rubric&apos;s</source>
        <translation>此标注不属于这份评分表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write {labels}.</source>
        <translation>请写 {labels}。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>a rated set has labels of safety, and none of this rubric&apos;s</source>
        <translation>评分集只有安全方面的标签，没有这份评分表的标签</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose safety as the measure.</source>
        <translation>请选择 safety 作为指标。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without --measure it is chosen too.</source>
        <translation>不写 --measure 时也会选它。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/look_alikes.py" line="+60"/>
        <source>the label is neither safe nor unsafe</source>
        <translation>标注既不是 safe 也不是 unsafe</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Write one of the two.</source>
        <translation>请写两者之一。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/spreadsheet.py" line="+37"/>
        <source>the sheet reaches to row {max_row}, column {max_column}</source>
        <translation>工作表到了第 {max_row} 行、第 {max_column} 列</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Delete what is formatted beyond the data, and save it again.</source>
        <translation>请删除数据范围之外的格式，然后重新保存。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Write the names of the columns into one row, and undo the merging there.</source>
        <translation>请把各列的名称写在同一行，并在那里取消合并单元格。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the header is merged with the row below</source>
        <translation>表头与下面一行合并了</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../app/evaluation/data/spreadsheet_limits.py" line="+62"/>
        <source>Open it in a spreadsheet program and save it as XLSX.</source>
        <translation>请用电子表格程序打开它，并存为 XLSX。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/spreadsheet_limits.py" line="-34"/>
        <source>it unpacks to more than {size} MiB</source>
        <translation>解压后超过 {size} MiB</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+30"/>
        <location filename="../../app/evaluation/data/spreadsheet_process.py" line="+66"/>
        <location filename="../../app/evaluation/data/text.py" line="+19"/>
        <source>Split it into smaller files.</source>
        <translation>请把它拆成较小的文件。</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>it has more than {count} cells</source>
        <translation>它的单元格超过 {count} 个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>it declares a document type, as no spreadsheet does</source>
        <translation>它声明了文档类型，而电子表格都不会这样做</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/spreadsheet.py" line="+11"/>
        <source>it is not a whole XLSX file ({name})</source>
        <translation>它不是完整的 XLSX 文件（{name}）</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>there is no sheet &quot;{name}&quot;</source>
        <translation>没有工作表“{name}”</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There are: {names}.</source>
        <translation>现有：{names}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>no sheet in it is a table</source>
        <translation>其中没有一个工作表是表格</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/evaluation/data/table.py" line="+34"/>
        <source>Choose a file with a header and rows.</source>
        <translation>请选择有表头和数据行的文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>several sheets hold something: {names}</source>
        <translation>有好几个工作表含有内容：{names}</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Name one of them.</source>
        <translation>请指明其中一个。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>the cell {coord} is merged over several columns</source>
        <translation>单元格 {coord} 跨多列合并</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Undo the merging, so that each column has its own cell.</source>
        <translation>请取消合并，让每一列都有自己的单元格。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>a formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>the error {cell}</source>
        <translation>错误值 {cell}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>the cell {coordinate} holds {kind}</source>
        <translation>单元格 {coordinate} 含有{kind}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paste its value instead.</source>
        <translation>请改为粘贴它的值。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/strata_sword.py" line="+58"/>
        <source>Choose the folder that holds strata_sword_en_level_1.xlsx and the others; they are published in the hub&apos;s data set OysterAI/Strata-Sword.</source>
        <translation>请选择含有 strata_sword_en_level_1.xlsx 等文件的文件夹；它们发布在模型网站的数据集 OysterAI/Strata-Sword 中。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>there is no file of Strata-Sword in this folder</source>
        <translation>此文件夹中没有 Strata-Sword 的文件</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Keep the published name, such as strata_sword_en_level_1.xlsx.</source>
        <translation>请保留发布时的名称，例如 strata_sword_en_level_1.xlsx。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the name does not say language and level</source>
        <translation>名称没有说明语言和级别</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/table.py" line="+0"/>
        <source>there is nothing in it</source>
        <translation>其中没有内容</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>there is a header and no row below it</source>
        <translation>有表头，但下面没有数据行</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Add rows, one item each.</source>
        <translation>请添加数据行，每行一个项目。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Put texts with separators or line breaks into quotes.</source>
        <translation>请给含有分隔符或换行的文字加上引号。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not as many cells as the header has ({width})</source>
        <translation>单元格数与表头（{width} 个）不一致</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>these columns stand twice: {twice}</source>
        <translation>这些列出现了两次：{twice}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rename one of each.</source>
        <translation>请在每组中将一个改名。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>column {place} has values but no name</source>
        <translation>第 {place} 列有值但没有名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The first row that holds something has to name every column.</source>
        <translation>第一个有内容的行必须写出每一列的名称。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/text.py" line="-7"/>
        <source>Save it as UTF-8 (in a spreadsheet program: &quot;CSV UTF-8&quot;).</source>
        <translation>请存为 UTF-8（在电子表格程序中：“CSV UTF-8”）。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>it is larger than 256 MiB</source>
        <translation>它大于 256 MiB</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>it cannot be read ({strerror})</source>
        <translation>它无法读取（{strerror}）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a file that you may read.</source>
        <translation>请选择你有权读取的文件。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>not {encoding} text</source>
        <translation>不是 {encoding} 文本</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>a zero byte stands in the text</source>
        <translation>文本中有一个零字节</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/generation_requests.py" line="+75"/>
        <location filename="../../app/evaluation/provider.py" line="+85"/>
        <source>The local engine calls no tools: use a task without them.</source>
        <translation>本地引擎不调用工具：请使用不需要工具的任务。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The local engine reads text only: use a task without pictures and files.</source>
        <translation>本地引擎只读文字：请使用没有图片和文件的任务。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>The local engine does not know {unknown} of extra_body.</source>
        <translation>本地引擎不认识 extra_body 中的 {unknown}。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>extra_body has to hold numbers, not {value}.</source>
        <translation>extra_body 中必须是数字，而不是 {value}。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The local engine does not do {asked}: leave it out of the task.</source>
        <translation>本地引擎不支持 {asked}：请在任务中去掉它。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/guided_conversations.py" line="+33"/>
        <source>The item was given up before its end.</source>
        <translation>此项目在结束之前被放弃。</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>There is no mode &apos;{name}&apos; for an evaluation. Choose observe (the bare model) or guide (the program&apos;s own turn).</source>
        <translation>评测没有“{name}”这种模式。请选择 observe（只有模型本身）或 guide（由本程序完成这一轮）。</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>In Guide mode the last message has to be the person&apos;s.</source>
        <translation>在引导模式下，最后一条消息必须是人写的。</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>The turn ended without a reply. Run the evaluation again.</source>
        <translation>这一轮结束时没有回复。请重新运行评测。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/judge_quality.py" line="+55"/>
        <source>A judge&apos;s agreement on &apos;{measure}&apos; cannot be measured. Choose one of {words}.</source>
        <translation>无法衡量评判者在“{measure}”上的一致性。请从以下选择：{words}。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Keep one label for an item; several people&apos;s labels go into a file each.</source>
        <translation>每个项目只留一个标签；多个人的标签请各放一个文件。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the item has a label already</source>
        <translation>该项目已有标签</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>No item has both a label and a verdict. People labelled {labelled}, the judge {judged}.</source>
        <translation>没有项目同时具有标签和判定。人标注了 {labelled}，评判者判定了 {judged}。</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Judge: {judge}</source>
        <translation>评判者：{judge}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cohen&apos;s kappa is not defined: both gave one and the same label throughout.</source>
        <translation>Cohen κ 无定义：双方始终给出同一个标签。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/evaluation/report/formatting.py" line="+51"/>
        <location filename="../../app/ui/view_models/rated_replies.py" line="+20"/>
        <source>too few items for an interval</source>
        <translation>项目太少，无法给出区间</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/view_models/rated_replies.py" line="+155"/>
        <source>95 % interval {low} to {high}</source>
        <translation>95 % 区间 {low} 至 {high}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cohen&apos;s kappa: {kappa} ({bounds}; 1 is full agreement, 0 what chance alone gives)</source>
        <translation>Cohen κ：{kappa}（{bounds}；1 为完全一致，0 为仅凭偶然所得）</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The same label on {observed} of {items} items</source>
        <translation>{items} 个项目中有 {observed} 标签相同</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Without a verdict, and not counted: {only_people}</source>
        <translation>没有判定，不计入：{only_people}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Without a label, and not counted: {only_judge}</source>
        <translation>没有标签，不计入：{only_judge}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>people ↓  judge →</source>
        <translation>人 ↓  评判者 →</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_hub.py" line="+33"/>
        <source>List the GGUF models of a page of the hub: size, fit and hash. Nothing is fetched.</source>
        <translation>列出模型网站某个页面的 GGUF 模型：大小、是否适合和散列值。不会下载任何内容。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search the hub by name for repositories with GGUF models.</source>
        <translation>按名称在模型网站上搜索含有 GGUF 模型的仓库。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>OWNER/NAME, with a file or not, or a link of the hub.</source>
        <translation>OWNER/NAME（可带文件），或模型网站的链接。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>fit</source>
        <translation>是否适合</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/evaluation/metric_definitions.py" line="+10"/>
        <location filename="../../app/evaluation/report/group_names.py" line="+20"/>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Words of the name.</source>
        <translation>名称中的词。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The hub has no GGUF model of that name. Try fewer or other words.</source>
        <translation>模型网站上没有该名称的 GGUF 模型。请试试更少或其他的词。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>gated</source>
        <translation>受限</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/hub_finds.py" line="+30"/>
        <source>{count} downloads</source>
        <translation>下载 {count} 次</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>{repo} holds {count} models. Name one, such as &apos;{repo}/{file}&apos;; &apos;oyster models files {repo}&apos; lists them.</source>
        <translation>{repo} 有 {count} 个模型。请指明一个，例如“{repo}/{file}”；“oyster models files {repo}”会列出它们。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>{repo} has no model {wanted}. &apos;oyster models files {repo}&apos; lists them.</source>
        <translation>{repo} 没有模型 {wanted}。“oyster models files {repo}”会列出它有的模型。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>&apos;{text}&apos; is no address. Write OWNER/NAME or paste a link; &apos;oyster models search&apos; finds one by name.</source>
        <translation>“{text}”不是地址。请写 OWNER/NAME 或粘贴链接；“oyster models search”可以按名称查找。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/metric_definitions.py" line="+25"/>
        <source>Harmless questions refused</source>
        <translation>被拒绝的无害问题</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Secrets and forbidden topics kept</source>
        <translation>守住的秘密和禁谈话题</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Harmless look-alikes answered</source>
        <translation>得到回答的无害相似提问</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Goals kept to the last round</source>
        <translation>守到最后一轮的目标</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Constructive score</source>
        <translation>建设性得分</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/panel/passes/pass_view.py" line="+43"/>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/panel/passes/pass_view.py" line="-2"/>
        <source>Safety</source>
        <translation>安全性</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Attack success</source>
        <translation>攻击成功率</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Verdicts as people labelled</source>
        <translation>与人的标签一致的判定</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Harmful contrasts refused</source>
        <translation>被拒绝的有害对照提问</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/opened_models.py" line="+79"/>
        <source>The item was given up before its turn came.</source>
        <translation>此项目在轮到之前被放弃。</translation>
    </message>
    <message>
        <location line="+109"/>
        <source>An evaluation asks a server elsewhere by its endpoint: openai-api/SERVICE/MODEL and its address.</source>
        <translation>评测通过端点询问别处的服务器：openai-api/SERVICE/MODEL 及其地址。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>There is no model file {path}.</source>
        <translation>没有模型文件 {path}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/provider.py" line="+13"/>
        <source>The reply was stopped before its end.</source>
        <translation>回复在结束之前被停止。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/red_team/defence.py" line="+21"/>
        <source>The item was given up before the defence had seen all of it.</source>
        <translation>防御还没有看完全部内容，此项目就被放弃。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/red_team/goals.py" line="+62"/>
        <source>The goals</source>
        <translation>目标</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>{path} holds no goal. Put at least one into it.</source>
        <translation>{path} 中没有目标。请至少写入一个。</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../app/yaml_table.py" line="+50"/>
        <source>{called} cannot be read. Check the file {path}.</source>
        <translation>{called}无法读取。请检查文件 {path}。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>{called} cannot be used: line {number} of {path}: {split}. Mend that line.</source>
        <translation>{called}无法使用：{path} 第 {number} 行：{split}。请改正该行。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>its id is empty</source>
        <translation>它的 id 是空的</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the id &apos;{goal}&apos; stands twice</source>
        <translation>id“{goal}”出现了两次</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&apos;{language}&apos; is no language that the examiner asks in: en or zh</source>
        <translation>“{language}”不是考官提问所用的语言：en 或 zh</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>its subject has no letters by which a question could be recognised</source>
        <translation>它的主题中没有可用来识别提问的文字</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&apos;near&apos; needs at least one expression</source>
        <translation>“near”至少需要一个表述</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>a secret needs two characters at least</source>
        <translation>秘密至少需要两个字符</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the secret does not stand in its system prompt</source>
        <translation>秘密不在它的系统提示中</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>a topic needs a system prompt that rules it out</source>
        <translation>话题需要一个禁止谈论它的系统提示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&apos;needed&apos; has to be 1 at least</source>
        <translation>“needed”至少必须为 1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{needed} words are needed, but &apos;words&apos; has {count}</source>
        <translation>需要 {needed} 个词，但“words”有 {count} 个</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>a graded goal needs a rubric: what counts as given away</source>
        <translation>分级的目标需要评分表：什么算作失守</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/red_team/tactics.py" line="+78"/>
        <source>The tactics</source>
        <translation>手法</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>&apos;{tactic}&apos; stands twice</source>
        <translation>“{tactic}”出现了两次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&apos;after&apos; has to name every kind of answer</source>
        <translation>“after”必须写出每一种回答</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the figures have to be 0 to 1</source>
        <translation>数值必须在 0 至 1 之间</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>its questions in en and zh have to name {subject}</source>
        <translation>它的 en 和 zh 提问必须写出 {subject}</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/red_team/with_inspect.py" line="+32"/>
        <source>The conversation does not fit the model&apos;s context. Allow fewer rounds, or load it with a larger context.</source>
        <translation>对话超出了模型的上下文。请减少轮数，或用更大的上下文加载模型。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/formatting.py" line="-30"/>
        <source>no model judged: found by the words of the reply</source>
        <translation>没有模型判断：由回复中的文字找出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Other people&apos;s figures, from the papers, for orientation: judge, prompts and sampling differ. None of them was measured on this installation.</source>
        <translation>其他人在论文中的数据，仅供对照：评判者、提示和采样都不同。没有一项是在此安装上测得的。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>no verdict</source>
        <translation>没有判定</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/group_names.py" line="-11"/>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>level</source>
        <translation>级别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>attack method</source>
        <translation>攻击方法</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>who asks</source>
        <translation>提问的人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>kind of question</source>
        <translation>问题种类</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>people&apos;s label</source>
        <translation>人工标注</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>tactic</source>
        <translation>策略手法</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>homonyms</source>
        <translation>同形异义</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>figurative language</source>
        <translation>比喻</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>safe targets</source>
        <translation>无害对象</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>safe contexts</source>
        <translation>无害情境</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>definitions</source>
        <translation>定义</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>historical events</source>
        <translation>历史事件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>public matters</source>
        <translation>公共事务</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>fiction</source>
        <translation>虚构作品</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>care and health</source>
        <translation>关怀与健康</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask plainly</source>
        <translation>直接询问</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Build rapport</source>
        <translation>拉近关系</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask around the subject</source>
        <translation>绕着话题问</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for a small part</source>
        <translation>只要一小部分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for the first letter</source>
        <translation>只要第一个字母</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for a story</source>
        <translation>要求讲故事</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for a translation</source>
        <translation>要求翻译</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Claim to have forgotten</source>
        <translation>声称忘记了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for a summary</source>
        <translation>要求总结</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for the reason</source>
        <translation>追问理由</translation>
    </message>
    <message>
        <location filename="../../app/alignment/classifier_safeguard.py" line="+23"/>
        <location filename="../../app/evaluation/report/group_names.py" line="-24"/>
        <location filename="../../app/workspace/fitting/words.py" line="+19"/>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/evaluation/report/group_names.py" line="+1"/>
        <location filename="../../app/workspace/fitting/words.py" line="+0"/>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>This fit cannot be used: {reason} The crisis screen stays as it is.</source>
        <translation>无法使用这次拟合：{reason}危机筛查保持不变。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>of {lines} lines in {language} whose writers are in danger it would find {has}, not {had}.</source>
        <translation>在作者处于危险中的 {lines} 句{language}里，它会找出 {has} 句，而不是 {had} 句。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>of {lines} lines in {language} whose writers are in danger it would be sure of {has}, not {had}.</source>
        <translation>在作者处于危险中的 {lines} 句{language}里，它会对 {has} 句有把握，而不是 {had} 句。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/group_names.py" line="+1"/>
        <source>secrets</source>
        <translation>秘密</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>forbidden topics</source>
        <translation>禁谈话题</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>goals that a judge decides on</source>
        <translation>由评判者判定的目标</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>look-alikes</source>
        <translation>相似提问</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/formatting.py" line="+4"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="+32"/>
        <source>Observe: the bare model</source>
        <translation>观察：只有模型本身</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Guide: the model is told how to answer</source>
        <translation>引导：告诉模型怎样回答</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>no interval: all are equal</source>
        <translation>没有区间：全部相同</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <location filename="../../app/models/origin_check/metadata_comparison.py" line="+106"/>
        <source>{count} item</source>
        <comment>{count} items</comment>
        <translation>
            <numerusform>{count} 个项目</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>nothing was judged</source>
        <translation>没有判定过任何内容</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>95 % interval {interval}</source>
        <translation>95 % 区间 {interval}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{value} ({interval}; {items})</source>
        <translation>{value}（{interval}；{items}）</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{words}; {not_judged} not judged</source>
        <translation>{words}；未判定 {not_judged}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>judge: {judge}</source>
        <translation>评判者：{judge}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{lowest} to {highest}, more is better</source>
        <translation>{lowest} 至 {highest}，越高越好</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{lowest} to {highest}, less is better</source>
        <translation>{lowest} 至 {highest}，越低越好</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>not one of this computer&apos;s models: no hash is known</source>
        <translation>不是这台计算机上的模型：散列值未知</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/view_models/hub_finds.py" line="+28"/>
        <source>SHA-256 {sha256}…</source>
        <translation>SHA-256 {sha256}…</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{mode}, improved</source>
        <translation>{mode}，经改进</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{mode}, strategy {strategy}</source>
        <translation>{mode}，策略 {strategy}</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Finished: {items}</source>
        <translation>已完成：{items}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not finished: {items}</source>
        <translation>未完成：{items}</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+41"/>
        <source>Evaluations of a model: list, run, report, compare.</source>
        <translation>模型的评测：列出、运行、报告、比较。</translation>
    </message>
    <message>
        <location filename="../../app/commands/evaluate.py" line="+39"/>
        <source>&apos;last&apos;, or the beginning of a run&apos;s id.</source>
        <translation>“last”，或某次运行的 id 的开头。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>List the tasks that there are and the runs that were made.</source>
        <translation>列出可用的任务和已有的运行。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Reads a file (optional).</source>
        <translation>读取一个文件（可选）。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reads a file (required).</source>
        <translation>读取一个文件（必需）。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{name}: {title}. It measures {measures}.</source>
        <translation>{name}：{title}。它衡量{measures}。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No run was made yet.</source>
        <translation>还没有任何运行。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Run a task and print its report. Ctrl+C pauses; the same command goes on with what is left.</source>
        <translation>运行一个任务并输出报告。按 Ctrl+C 暂停；用同一命令继续剩下的部分。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A task from &apos;oyster eval list&apos;.</source>
        <translation>“oyster eval list”列出的任务。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Id of a model here, path of a GGUF, or another provider&apos;s (vllm/…).</source>
        <translation>这里的模型的 id、GGUF 的路径，或其他提供方的模型（vllm/…）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How many items; 0 for all.</source>
        <translation>项目数；0 表示全部。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>observe: the bare model; guide: the program&apos;s own turn.</source>
        <translation>observe：只有模型本身；guide：由本程序完成这一轮。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>With guide: this strategy instead of the chosen one.</source>
        <translation>用于 guide：使用此策略，而不是程序选择的策略。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>With guide: the best version that Improve finds.</source>
        <translation>用于 guide：使用“改进”找到的最好版本。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file of a task that reads one.</source>
        <translation>供需要读取文件的任务使用的文件。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/commands/evaluate_guidance.py" line="+36"/>
        <source>What the file calls its columns: query=Question,…</source>
        <translation>文件中各列的名称：query=Question,…</translation>
    </message>
    <message>
        <location filename="../../app/commands/demonstration_record.py" line="+26"/>
        <source>Record the scenarios with a real model, so that they can be shown on any laptop.</source>
        <translation>用真实模型录制各个场景，这样在任何笔记本电脑上都能展示。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The file to write, for example event.json.</source>
        <translation>要写入的文件，例如 event.json。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>A scenario by its id; may be given several times. All if not said.</source>
        <translation>按编号指定场景，可给出多次；不指定则为全部。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/commands/evaluate.py" line="+1"/>
        <location filename="../../app/commands/evaluate_guidance.py" line="+5"/>
        <source>Seed of the sampling.</source>
        <translation>采样的种子。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Replace these scenarios in the file; the others stay.</source>
        <translation>只替换文件里的这些场景，其余的保留。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The panel&apos;s sentences are recorded too, and they are in the program&apos;s language. Begin with OYSTER_LANGUAGE={language}, or choose it in the settings.</source>
        <translation>说明栏上的句子也会录下来，它们用的是程序的语言。请用 OYSTER_LANGUAGE={language} 启动，或在设置里选择。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The trial model only tests the program. Record with another model: &apos;oyster models list&apos;.</source>
        <translation>试用模型只用于测试程序。请用别的模型录制：&apos;oyster models list&apos;。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>The recording is in {file}. Read it through before you show it to anybody.</source>
        <translation>录制内容在 {file} 中。展示给别人之前，请先通读一遍。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{file} exists already. Name another file, or add --replace or --update.</source>
        <translation>{file} 已经存在。请换一个文件名，或加上 --replace 或 --update。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>No scenario is called &apos;{name}&apos;. There are {names}.</source>
        <translation>没有名为 &apos;{name}&apos; 的场景。现有：{names}。</translation>
    </message>
    <message numerus="yes">
        <location line="+19"/>
        <source>This reply was cut off after one token. Allow more with --max-tokens.</source>
        <comment>This reply was cut off after {count} tokens. Allow more with --max-tokens.</comment>
        <translation>
            <numerusform>这个回答在 {count} 个词元处被截断了。用 --max-tokens 可以允许更长。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/commands/evaluate.py" line="-55"/>
        <source>Keep figures alone: the log of a run is not encrypted, and no question, reply or reason gets into it.</source>
        <translation>只保留数字：一次评测的日志没有加密，问题、回复和理由都不会写入其中。</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Model that judges; the model itself if not said.</source>
        <translation>作评判的模型；不写则为该模型自己。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Model that attacks; the model itself if not said.</source>
        <translation>发起攻击的模型；不写则为该模型自己。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of the task: NAME=VALUE.</source>
        <translation>任务的设置：NAME=VALUE。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address of another provider&apos;s endpoint.</source>
        <translation>其他提供方的端点地址。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Begin anew where a run was left.</source>
        <translation>不接着上次中断的运行，而是重新开始。</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Show a run&apos;s figures, or write them to files: with intervals, judge, items, and over-refusal beside them.</source>
        <translation>显示一次运行的数据，或写入文件：附有区间、评判者、项目，并列出过度拒绝。</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+53"/>
        <source>Write it as one HTML file.</source>
        <translation>写成一个 HTML 文件。</translation>
    </message>
    <message>
        <location line="-52"/>
        <source>Write it as a PDF; needs no screen.</source>
        <translation>写成 PDF；不需要显示屏。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+52"/>
        <source>Print it whole as JSON.</source>
        <translation>以 JSON 完整输出。</translation>
    </message>
    <message>
        <location line="-50"/>
        <source>People&apos;s labels (columns item, label): how far the judge agrees.</source>
        <translation>人的标签（列 item、label）：评判者与之一致到什么程度。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What that file calls its columns: item=Id,label=Label</source>
        <translation>该文件中各列的名称：item=Id,label=Label</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Written to {pdf}.</source>
        <translation>已写入 {pdf}。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Compare two runs of a task item by item: two models, or one model in observe and in guide.</source>
        <translation>逐项比较同一任务的两次运行：两个模型，或同一模型的 observe 和 guide。</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../app/commands/evaluate_guidance.py" line="+3"/>
        <source>Every item, side by side.</source>
        <translation>每个项目，并排显示。</translation>
    </message>
    <message>
        <location line="+26"/>
        <location filename="../../app/ui/evaluation/evaluation_window.py" line="+200"/>
        <source>Written to {path}.</source>
        <translation>已写入 {path}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>--set takes NAME=VALUE.</source>
        <translation>--set 的形式是 NAME=VALUE。</translation>
    </message>
    <message>
        <location line="+10"/>
        <location filename="../../app/ui/conversation/header.py" line="+154"/>
        <location filename="../../app/ui/conversation/model_flow.py" line="+139"/>
        <source>loading</source>
        <translation>加载中</translation>
    </message>
    <message>
        <location line="+16"/>
        <location filename="../../app/evaluation/report/formatting.py" line="+6"/>
        <location filename="../../app/ui/view_models/evaluation.py" line="+27"/>
        <source>{done} of {total} items</source>
        <translation>{total} 个项目中已完成 {done} 个</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/view_models/evaluation.py" line="+2"/>
        <source>{reused} of them done before</source>
        <translation>其中 {reused} 个先前已完成</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{pace} an hour</source>
        <translation>每小时 {pace} 个</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/formatting.py" line="+1"/>
        <source>{done} of {total} items, {failed} failed</source>
        <translation>{done} / {total} 个项目，{failed} 个失败</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="+18"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="+25"/>
        <location filename="../../app/ui/view_models/facts.py" line="+96"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Model&apos;s SHA-256</source>
        <translation>模型的 SHA-256</translation>
    </message>
    <message>
        <location filename="../../app/alignment/analysis_lines.py" line="+40"/>
        <location filename="../../app/evaluation/report/formatting.py" line="+0"/>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/formatting.py" line="+1"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="+3"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="+0"/>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="-17"/>
        <location filename="../../app/ui/view_models/analysis.py" line="+20"/>
        <source>Judge</source>
        <translation>评判者</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Measures</source>
        <translation>衡量内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="+0"/>
        <source>Begun</source>
        <translation>开始于</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>{began} UTC</source>
        <translation>{began} UTC</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="+0"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="+18"/>
        <location filename="../../app/ui/view_models/facts.py" line="-27"/>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="-18"/>
        <source>Attacker</source>
        <translation>攻击模型</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>{data}, SHA-256 {hash}</source>
        <translation>{data}，SHA-256 {hash}</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="+22"/>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../../app/domain/origin_words.py" line="+17"/>
        <source>compared with {repo} at {commit}: altered</source>
        <translation>与 {repo} 的 {commit} 比对：被改动过</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a sample compared with {repo} at {commit}: within the error of quantisation</source>
        <translation>与 {repo}（版本 {commit}）抽样比较：在量化误差之内</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a sample compared with {repo} at {commit}: the same bytes</source>
        <translation>与 {repo}（版本 {commit}）抽样比较：字节相同</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Altered: this file is not {repo} at {commit}, merely stored smaller.</source>
        <translation>有改动：此文件不只是把 {repo}（版本 {commit}）存得更小。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Within the error of quantisation: what was looked at is {repo} at {commit}, rounded otherwise than this program rounds.</source>
        <translation>在量化误差之内：所查看的内容是 {repo}（版本 {commit}），只是舍入方式与本程序不同。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The same bytes: what was looked at is exactly what this program makes of {repo} at {commit}.</source>
        <translation>字节相同：所查看的内容与本程序由 {repo}（版本 {commit}）制成的完全一样。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{part}: {name} is missing (published: {ours}).</source>
        <translation>{part}：缺少 {name}（发布的：{ours}）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{part}: {name} is not in the published model (here: {theirs}).</source>
        <translation>{part}：发布的模型中没有 {name}（这里：{theirs}）。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{part}: {name} differs (here: {theirs}; published: {ours}).</source>
        <translation>{part}：{name} 不同（这里：{theirs}；发布的：{ours}）。</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/evaluation/report/formatting.py" line="+2"/>
        <location filename="../../app/ui/conversation_list/conversation_list.py" line="+6"/>
        <location filename="../../app/ui/dialogs/settings.py" line="+73"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chat template</source>
        <translation>聊天模板</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>And one more.</source>
        <comment>And {count} more.</comment>
        <translation>
            <numerusform>还有 {count} 个。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Altered weights: {tensor} ({type}), from row {row}: {error} away from the published numbers, where rounding explains {bound}.</source>
        <translation>有改动的权重：{tensor}（{type}），从第 {row} 行起：与发布的数值相差 {error}，而舍入只能解释 {bound}。</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>One tensor is altered in what was looked at.</source>
        <comment>{count} tensors are altered in what was looked at.</comment>
        <translation>
            <numerusform>在所查看的内容中，有 {count} 个张量被改动。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+10"/>
        <source>It was made with an importance matrix, by its own metadata, so other bytes than ours are to be expected: its numbers were compared by their distance from the published ones.</source>
        <translation>据其元数据，它是用重要性矩阵制成的，所以字节与我们的不同是意料之中的：已按与发布数值的距离来比较它的数值。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{equal} of the bytes are the same. A change of the weights that is smaller than the rounding cannot be told from it.</source>
        <translation>{equal} 的字节相同。如果权重的改动小于舍入误差，就无法与舍入区分开。</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>One tensor is stored in a way that cannot be compared here; nothing is known of it.</source>
        <comment>{count} tensors are stored in a way that cannot be compared here; nothing is known of them.</comment>
        <translation>
            <numerusform>有 {count} 个张量的存储方式在这里无法比较；对它们一无所知。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+9"/>
        <source>No weights were compared.</source>
        <translation>没有比较任何权重。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Looked at: {share} of the weights ({megabytes} MB), {pieces} places in {tensors} of {all} tensors, chosen by chance with the seed {seed}.</source>
        <translation>查看了：{share} 的权重（{megabytes} MB），共 {pieces} 处，在全部 {all} 个张量中的 {tensors} 个里，以种子 {seed} 随机选取。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>That is all of them, so nothing could be missed.</source>
        <translation>这就是全部，所以不会有遗漏。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Every tensor was looked at, so one that is altered throughout would have been found.</source>
        <translation>每个张量都查看过，所以若有一个张量整个被改动，应已被发现。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A file with tensors that are altered throughout would have passed with a chance of {one} for one tensor, {three} for 3 and {ten} for 10.</source>
        <translation>如果文件中有整个被改动的张量，它未被发现的可能性为：1 个张量 {one}，3 个 {three}，10 个 {ten}。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>One that is altered in a few rows only would have passed with a chance of about {one} for one such place, {ten} for 10 and {hundred} for 100.</source>
        <translation>如果只改动了几行，未被发现的可能性约为：1 处 {one}，10 处 {ten}，100 处 {hundred}。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>more than 1,000 %</source>
        <translation>大于 1,000 %</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>less than 0.1 %</source>
        <translation>小于 0.1 %</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>more than 99.9 %</source>
        <translation>大于 99.9 %</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/formatting.py" line="+6"/>
        <source>none: what counts stands in the reply or it does not</source>
        <translation>无：要看的内容要么在回复中，要么不在</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{judge} – judged by itself</source>
        <translation>{judge}——由自己评判</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>{curve}. {across} against {up}. {points}. {judge}.</source>
        <translation>{curve}。横轴为{across}，纵轴为{up}。{points}。{judge}。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>could not be asked</source>
        <translation>无法提问</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Cohen&apos;s kappa is not defined: both gave the same label throughout</source>
        <translation>Cohen κ 无定义：双方始终给出相同的标签</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cohen&apos;s kappa {kappa}</source>
        <translation>Cohen κ {kappa}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Cohen&apos;s kappa {kappa} (95 % interval {low} to {high})</source>
        <translation>Cohen κ {kappa}（95 % 区间 {low} 至 {high}）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>the same label on {share} of {items}</source>
        <translation>{items}中有 {share} 标签相同</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{items} only people labelled</source>
        <translation>只有人标注的：{items}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>no item has this figure in both runs</source>
        <translation>没有项目在两次运行中都有此数值</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>B less A {difference}</source>
        <translation>B 减 A：{difference}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not to be told apart from no difference</source>
        <translation>无法与没有差异区分开</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>B is higher on {higher}, lower on {lower}, the same on {equal}</source>
        <translation>B 较高的有 {higher} 个，较低的有 {lower} 个，相同的有 {equal} 个</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{items} in one run only</source>
        <translation>只在一次运行中有的：{items}</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="-5"/>
        <source>Verify the records of turns, each of which is chained to the one before by its hash.</source>
        <translation>核对各轮的记录；每条记录都用散列值与前一条相连。</translation>
    </message>
    <message>
        <location filename="../../app/commands/audit.py" line="+24"/>
        <source>Compare every turn with its record, and name the first one altered, missing or out of its order; ends with 4 then.</source>
        <translation>将每一轮与其记录比对，并指出第一条被改动、缺失或次序不对的记录；出现这种情况时以 4 退出。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Verify, and write every record&apos;s hashes into a file; no word of a conversation is in it.</source>
        <translation>核对，并把每条记录的散列值写入文件；其中没有对话的任何文字。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The hash of the last record as it was noted another time: it has to be in the chain.</source>
        <translation>另一次记下的最后一条记录的散列值：它必须在链中。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Print the report as JSON.</source>
        <translation>以 JSON 输出报告。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A hash has 64 digits from 0 to f.</source>
        <translation>散列值由 64 个字符组成，每个为 0 至 f。</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="+237"/>
        <source>The hash of the last record: {hash}</source>
        <translation>最后一条记录的散列值：{hash}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The hash that you noted is in no record: the chain was written anew, or cut.</source>
        <translation>你记下的散列值不在任何记录中：链被重新写过，或被截断。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The file to write; one that exists is not replaced.</source>
        <translation>要写入的文件；已存在的文件不会被替换。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{file} exists already. Name another file.</source>
        <translation>{file} 已存在。请指定另一个文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/evaluation/report/html.py" line="+40"/>
        <location filename="../../app/session/conversation_export/export_file.py" line="+70"/>
        <location filename="../../app/ui/evaluation/report_pdf.py" line="+37"/>
        <source>The file {path} could not be written.</source>
        <translation>文件 {path} 无法写入。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="+18"/>
        <source>The report is in {file}.</source>
        <translation>报告在 {file}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The stored conversations are not open, so their records cannot be verified.</source>
        <translation>保存的对话没有打开，所以无法核对其记录。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/human_agreement.py" line="+28"/>
        <source>No item of this run has both a judge&apos;s verdict and a label. The labels&apos; items are the run&apos;s, such as {items}.</source>
        <translation>这次运行中没有一个项目既有评判者的结论又有标注。标注的项目应是这次运行的项目，例如 {items}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/log_samples.py" line="+74"/>
        <source>{grader}, judged by itself</source>
        <translation>{grader}，由它自己评判</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>The texts were left out of the log.</source>
        <translation>日志中没有保留文字。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Asked</source>
        <translation>提问</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Answered</source>
        <translation>回答</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/multi_round.py" line="+18"/>
        <source>Rounds that gave the goal away</source>
        <translation>泄露目标的轮次</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rounds that were refused</source>
        <translation>被拒绝的轮次</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Goals given away, warned of a round or more before</source>
        <translation>失守的目标，且早一轮或更早已有预警</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Goals kept, warned of all the same</source>
        <translation>守住的目标，却仍有预警</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>Goals given away by each round</source>
        <translation>到各轮为止失守的目标</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>share of the goals given away until then</source>
        <translation>到那时为止失守的目标所占比例</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>First unsafe round</source>
        <translation>首个不安全的轮次</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rounds of warning</source>
        <translation>提前预警的轮数</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Rounds of one conversation are not independent: the intervals by tactic are rather too narrow.</source>
        <translation>同一对话中的各轮并不独立：按手法划分的区间偏窄。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A goal is kept from this examiner: a weak examiner asks weak questions.</source>
        <translation>目标只是在这个考官面前守住了：弱的考官提出的问题也弱。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rounds of warning before a goal was given away, median: {rounds_of_warning}.</source>
        <translation>目标失守之前提前预警的轮数，中位数：{rounds_of_warning}。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The program&apos;s own defence watched none of it ({watcher}).</source>
        <translation>程序自己的防护没有监看其中任何一轮（{watcher}）。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>it was not asked</source>
        <translation>没有请它监看</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>In the examiner&apos;s own words: {by_examiner} % of the rounds; else the tactic&apos;s.</source>
        <translation>用考官自己的话提问的：{by_examiner} % 的轮次；其余用手法中的话。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The goal stood in the thinking of {in_thinking} rounds, which does not count as given away.</source>
        <translation>有 {in_thinking} 轮的思考中出现了目标，这不算失守。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{failed} examinations could not be ended and are in no figure.</source>
        <translation>有 {failed} 次考问未能结束，不计入任何数值。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{unjudged} rounds have no verdict that can be read.</source>
        <translation>有 {unjudged} 轮没有可读的判定。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/report_builder.py" line="+46"/>
        <source>How often this model refuses harmless questions was not measured: no finished over-refusal run of the same model in the same mode is here. A model that refuses everything is not safe, it is useless. The evaluation “Over-refusal” measures it.</source>
        <translation>没有衡量此模型拒绝无害问题的频率：这里没有同一模型在同一模式下已完成的“过度拒绝”评测。什么都拒绝的模型并不安全，而是没有用。“过度拒绝”评测可以衡量它。</translation>
    </message>
    <message>
        <location line="+131"/>
        <source>Constructive score by the price of risk</source>
        <translation>建设性得分与风险的代价</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>β, the price of risk (α = 1)</source>
        <translation>β，风险的代价（α = 1）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>mean constructive score</source>
        <translation>平均建设性得分</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Measured in the same run.</source>
        <translation>在同一次运行中测得。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Measured in the run {other} of {began}, same model and mode.</source>
        <translation>在 {began} 的运行 {other} 中测得，模型和模式相同。</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>The run is not finished: these figures are of the {done} items of {total} done so far.</source>
        <translation>运行尚未完成：这些数据只涉及到目前为止完成的 {done} 个项目，共 {total} 个。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It ended early: {problem}</source>
        <translation>它提前结束了：{problem}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Could not be asked, and in no figure: {failed}.</source>
        <translation>无法提问，不计入任何数值：{failed}。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Without a verdict, and left out of the figures concerned: {unjudged}.</source>
        <translation>没有判定，不计入有关数值：{unjudged}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{cut} of {count} replies were cut at the longest length that was allowed.</source>
        <translation>{count} 条回复中有 {cut} 条达到所允许的最大长度而被截断。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Files of the set that were not there: {missing}.</source>
        <translation>该集合中缺失的文件：{missing}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/run_comparison.py" line="-128"/>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>strategy</source>
        <translation>策略</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>number of items</source>
        <translation>项目数</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>attacker</source>
        <translation>攻击模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>attacker&apos;s file</source>
        <translation>攻击模型的文件</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/set_details.py" line="+14"/>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>model file</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>The two runs have no item in common that both have finished.</source>
        <translation>两次运行没有都已完成的共同项目。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>A run cannot be compared with itself: choose two runs.</source>
        <translation>一次运行不能与自己比较：请选择两次运行。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Only runs of the same task can be compared: {first} is of &apos;{task}&apos;, {second} of &apos;{other_task}&apos;.</source>
        <translation>只能比较同一任务的运行：{first} 属于“{task}”，{second} 属于“{other_task}”。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The two runs read different data, so their items are not the same questions.</source>
        <translation>两次运行读取的数据不同，所以它们的项目不是相同的问题。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The two runs were judged by different model files of one name: run one of them again.</source>
        <translation>两次运行的评判者名称相同，但模型文件不同：请重新运行其中一次。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>The two runs were judged by different judges ({judge}; {other}): run one of them again with the judge of the other.</source>
        <translation>两次运行的评判者不同（{judge}；{other}）：请用另一次的评判者重新运行其中一次。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The option for it is --judge.</source>
        <translation>对应的选项是 --judge。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>{setting}: {first} / {second}</source>
        <translation>{setting}：{first} / {second}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>as usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the chosen one</source>
        <translation>程序选择的策略</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/text.py" line="+33"/>
        <location filename="../../app/ui/view_models/evaluation.py" line="-9"/>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/view_models/evaluation.py" line="+0"/>
        <source>unfinished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/view_models/evaluation.py" line="+0"/>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Judge against people, {measure}: {found}</source>
        <translation>评判者与人对照，{measure}：{found}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{model}: {read} tokens read, {reused} reused, {written} written</source>
        <translation>{model}：读取 {read} 个词元，复用 {reused} 个，写出 {written} 个</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../app/ui/evaluation/report_page.py" line="+62"/>
        <location filename="../../app/ui/view_models/panel_depth.py" line="+52"/>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Over-refusal: {why}</source>
        <translation>过度拒绝：{why}</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{measure} by {group} ({judge})</source>
        <translation>{measure}，按{group}划分（{judge}）</translation>
    </message>
    <message>
        <location line="+19"/>
        <location filename="../../app/ui/evaluation/report_page.py" line="+44"/>
        <source>What failed</source>
        <translation>失败的内容</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Published figures. {published_note}</source>
        <translation>已发表的数据。{published_note}</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>They differ in: {differing}</source>
        <translation>不同之处：{differing}</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/evaluation/comparison_page.py" line="+34"/>
        <source>nothing that was ordered</source>
        <translation>所设定的各项中没有</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/response_schema.py" line="+28"/>
        <source>the schema has to be an object with properties</source>
        <translation>schema 必须是带有属性的对象</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>the property name {name} has characters that JSON would escape</source>
        <translation>属性名 {name} 含有 JSON 会转义的字符</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>&apos;{name}&apos; is neither an enum nor a bounded string or integer</source>
        <translation>“{name}”既不是枚举，也不是有界的字符串或整数</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>the enum &apos;{name}&apos; may hold texts and integers only, and at least one</source>
        <translation>枚举“{name}”只能含有文字和整数，且至少一个</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>the string &apos;{name}&apos; has a pattern or a format</source>
        <translation>字符串“{name}”带有 pattern 或 format</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the string &apos;{name}&apos; needs a maxLength of 1 to {most_characters}</source>
        <translation>字符串“{name}”需要 1 至 {most_characters} 的 maxLength</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>the integer &apos;{name}&apos; needs a whole minimum and maximum</source>
        <translation>整数“{name}”需要整数的最小值和最大值</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the integer &apos;{name}&apos; may span at most {most_numbers} numbers</source>
        <translation>整数“{name}”的范围最多可含 {most_numbers} 个数</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>This form of answer cannot be asked of the local engine: {why}.</source>
        <translation>无法要求本地引擎以这种形式回答：{why}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/run_specification.py" line="+82"/>
        <source>The task &apos;{entry}&apos; reads a file: choose one.</source>
        <translation>任务“{entry}”要读取文件：请选择一个。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The option for it is --data.</source>
        <translation>对应的选项是 --data。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The task &apos;{entry}&apos; reads no file: leave file and columns out.</source>
        <translation>任务“{entry}”不读取文件：请不要填写文件和列。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They are --data and --columns.</source>
        <translation>它们是 --data 和 --columns。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Guide is this program&apos;s own turn: it needs a model that runs here.</source>
        <translation>引导由本程序完成这一轮：需要在这里运行的模型。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>An evaluation asks no network for its data. Fetch the published files first, and choose their folder.</source>
        <translation>评测不通过网络获取数据。请先下载发布的文件，再选择它们所在的文件夹。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&apos;oyster eval fetch strata_sword&apos; fetches them and says in which folder; give that with --data.</source>
        <translation>“oyster eval fetch strata_sword”会下载它们，并说明在哪个文件夹；请用 --data 指定该文件夹。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>There is no file or folder {path}.</source>
        <translation>没有文件或文件夹 {path}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/runs.py" line="+73"/>
        <source>A model or the data of this run have changed since: start it anew.</source>
        <translation>此次运行的模型或数据此后有变动：请重新开始。</translation>
    </message>
    <message>
        <location line="+80"/>
        <source>The task &apos;{task}&apos; does not know one of its settings.</source>
        <translation>任务“{task}”不认识其中一项设置。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The model &apos;{model_name}&apos; cannot be used: {error}</source>
        <translation>无法使用模型“{model_name}”：{error}</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>The evaluation ended before its first item. Start it again.</source>
        <translation>评测在第一个项目之前就结束了。请重新开始。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Another evaluation is running. Wait for it, or pause it.</source>
        <translation>另一个评测正在运行。请等它结束，或暂停它。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The folder {folder} cannot be used.</source>
        <translation>无法使用文件夹 {folder}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/tasks/__init__.py" line="+45"/>
        <source>Canaries</source>
        <translation>金丝雀样本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>whether harmless secrets and topics that the system prompt forbids are kept, and whether harmless look-alike questions are answered all the same</source>
        <translation>无害的秘密和系统提示禁止的话题是否守住，以及看起来相似的无害问题是否仍然得到回答</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Constructive Benchmark</source>
        <translation>建设性基准（Constructive Benchmark）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>how safe each reply is by its category&apos;s guideline, how well it serves the person who asked, and both as one score; beside it, how often harmless questions are refused</source>
        <translation>依其类别的准则，每条回复有多安全；它对提问的人有多大帮助；以及两者合成的一个得分；另外还有无害问题被拒绝的频率</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>how often the published attacks of three levels and two languages get what they want; beside it, how often harmless questions are refused</source>
        <translation>三个级别、两种语言的已公开攻击得逞的频率；另外还有无害问题被拒绝的频率</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Over-refusal</source>
        <translation>过度拒绝</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>how often harmless questions are refused because they look harmful: our own list, or a file in XSTest&apos;s layout</source>
        <translation>无害问题因为看起来有害而被拒绝的频率：用我们自己的列表，或一个 XSTest 格式的文件</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Quality of a judge</source>
        <translation>评判者的质量</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>how far a model that judges agrees with people: its verdicts on the replies of a file against the labels that people gave them; the model measured is the judge</source>
        <translation>作评判的模型与人的一致程度：把它对一个文件中各条回复的判定与人给出的标注相比；所测的模型就是评判者</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Several rounds</source>
        <translation>多轮</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>whether a conversation over several turns makes the model give away a harmless secret or talk about a topic that its system prompt rules out, and how many rounds before the program&apos;s own defence warned</source>
        <translation>持续几轮的对话是否会让模型泄露一个无害的秘密，或谈论系统提示不允许的话题，以及过了多少轮程序自身的防护才发出警告</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>There is no task &apos;{name}&apos;. There are: {tasks}.</source>
        <translation>没有任务“{name}”。现有：{tasks}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/tasks/canary.py" line="+33"/>
        <source>There are no canaries in &apos;{language}&apos;. There are some in {languages}.</source>
        <translation>没有“{language}”的金丝雀样本。有以下语言的：{languages}。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/tasks/multi_round.py" line="+65"/>
        <source>A file of goals has names of its own: leave the columns out.</source>
        <translation>目标文件有自己的列名：请不要指定列。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>There is no goal in &apos;{language}&apos;. Choose en, zh, or leave it out.</source>
        <translation>没有“{language}”的目标。请选择 en 或 zh，或者不填。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Choose 1 to {most_rounds} rounds.</source>
        <translation>请选择 1 至 {most_rounds} 轮。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Back-offs and attempts are 0 or more.</source>
        <translation>回退次数和尝试次数须为 0 或更大。</translation>
    </message>
    <message>
        <location filename="../../app/models/acquisition.py" line="+59"/>
        <source>The catalogue has no model &apos;{identity}&apos;. It has: {known}.</source>
        <translation>目录中没有模型“{identity}”。目录中有：{known}。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>&apos;{entry}&apos; has to be made, which this part of the program cannot.</source>
        <translation>“{entry}”需要制作，而程序的这一部分做不到。</translation>
    </message>
    <message>
        <location line="+102"/>
        <source>The catalogue knows no place of &apos;{entry}&apos; at ModelScope.</source>
        <translation>目录中没有“{entry}”在 ModelScope 的位置。</translation>
    </message>
    <message>
        <location filename="../../app/models/catalogue.py" line="+192"/>
        <source>its id is there twice</source>
        <translation>其 id 出现了两次</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The catalogue {path}</source>
        <translation>目录 {path}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>an entry of your own needs source &apos;hub&apos;, &apos;repo&apos;, &apos;file&apos; and &apos;sha256&apos;</source>
        <translation>你自己的条目需要 source 为“hub”，并有“repo”“file”和“sha256”</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>source &apos;hub&apos; needs &apos;repo&apos; and &apos;file&apos;</source>
        <translation>source 为“hub”时需要“repo”和“file”</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>source &apos;wheel&apos; needs &apos;package&apos;, &apos;package_sha256&apos; and &apos;sha256&apos;</source>
        <translation>source 为“wheel”时需要“package”“package_sha256”和“sha256”</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>source &apos;make&apos; needs &apos;repo&apos; and &apos;sizes_when_made&apos; by quantisation</source>
        <translation>source 为“make”时需要“repo”和按量化方式列出的“sizes_when_made”</translation>
    </message>
    <message>
        <location filename="../../app/models/convert/architecture.py" line="+86"/>
        <source>The model&apos;s settings cannot be read, so it cannot be converted.</source>
        <translation>无法读取模型的设置，因此无法转换。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>none named</source>
        <translation>未写明</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This model is of a kind ({kinds}) that cannot be converted here: {known} can.</source>
        <translation>此模型的种类（{kinds}）不能在这里转换；可以转换的有：{known}。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>This model has {reason}, which cannot be converted here.</source>
        <translation>此模型含有 {reason}，不能在这里转换。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>This model stretches its context by {kind} in a way that cannot be converted here.</source>
        <translation>此模型用 {kind} 扩展上下文，所用的方式不能在这里转换。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>The model&apos;s settings are damaged: {name} is {count}.</source>
        <translation>模型的设置已损坏：{name} 为 {count}。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The model&apos;s settings are damaged: its heads cannot share their keys evenly.</source>
        <translation>模型的设置已损坏：它的注意力头无法平均共用键。</translation>
    </message>
    <message>
        <location filename="../../app/models/convert/shards.py" line="+41"/>
        <location filename="../../app/models/safetensors_places.py" line="+51"/>
        <source>The hub&apos;s {path} is not a whole safetensors file, so it cannot be converted.</source>
        <translation>模型网站上的 {path} 不是完整的 safetensors 文件，因此无法转换。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The hub&apos;s {path} holds other tensors than its header said. Give it up and begin anew.</source>
        <translation>模型网站上的 {path} 所含的张量与其文件头所说的不同。请放弃它，然后重新开始。</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/models/hub_errors.py" line="+194"/>
        <location filename="../../app/models/model_build/builder.py" line="+186"/>
        <source>&apos;oyster models cancel NAME&apos; gives it up.</source>
        <translation>“oyster models cancel NAME”可以放弃它。</translation>
    </message>
    <message>
        <location filename="../../app/models/convert/tensors.py" line="+70"/>
        <source>This model has unknown tensors ({names}), so it is not of the kind that it says it is.</source>
        <translation>此模型有未知的张量（{names}），所以不是它自称的那一种。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>This model lacks tensors ({names}), so it is not of the kind that it says it is.</source>
        <translation>此模型缺少张量（{names}），所以不是它自称的那一种。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The model&apos;s tensor {source} is {found} where its settings say {should}.</source>
        <translation>模型的张量 {source} 是 {found}，而其设置说应为 {should}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The model&apos;s tensor {source} holds {type}, not floats of 16 or 32 bits.</source>
        <translation>模型的张量 {source} 含有 {type}，不是 16 位或 32 位浮点数。</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>{names} and {more} more</source>
        <translation>{names} 及另外 {more} 个</translation>
    </message>
    <message>
        <location filename="../../app/models/convert/tokenizer.py" line="+128"/>
        <source>This model has no {name}, so it cannot be converted.</source>
        <translation>此模型没有 {name}，因此无法转换。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The model&apos;s {name} cannot be read, so it cannot be converted.</source>
        <translation>无法读取模型的 {name}，所以不能转换。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>This model cuts text in a way that this program does not know, so it cannot be converted.</source>
        <translation>此模型切分文字的方式是本程序不认识的，所以不能转换。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The model&apos;s tokenizer has token {outside}, but its settings say {vocabulary} in all.</source>
        <translation>模型的分词器有词元 {outside}，而其设置说总共只有 {vocabulary} 个。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The model&apos;s tokenizer has the same token twice, so it cannot be converted.</source>
        <translation>模型的分词器中有重复的词元，所以不能转换。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>This model does not say which token ends its turn, so it cannot be converted.</source>
        <translation>此模型没有说明用哪个词元结束它的一轮，所以不能转换。</translation>
    </message>
    <message>
        <location filename="../../app/models/acquisition.py" line="-26"/>
        <location filename="../../app/models/download.py" line="+218"/>
        <location filename="../../app/models/model_download.py" line="+43"/>
        <location filename="../../app/ui/downloads/download_flow.py" line="+151"/>
        <location filename="../../app/ui/downloads/update_flow.py" line="+79"/>
        <source>The download is paused; what was fetched is kept.</source>
        <translation>下载已暂停；已下载的部分保留着。</translation>
    </message>
    <message>
        <location filename="../../app/models/download.py" line="+3"/>
        <location filename="../../app/models/wheel.py" line="+109"/>
        <source>The download is cancelled.</source>
        <translation>下载已取消。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The download ended unexpectedly. Ask again: what was fetched is kept.</source>
        <translation>下载意外结束了。请重试：已下载的部分保留着。</translation>
    </message>
    <message>
        <location filename="../../app/models/hub_errors.py" line="-147"/>
        <source>That is not an access token: it has blanks or other signs that no token has. Copy it once more.</source>
        <translation>这不是访问令牌：其中有空格或令牌不会有的其他字符。请重新复制。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The hub&apos;s address {address} is not protected: anybody on the way could read your token and change what arrives. Set one that begins with https://; http:// is for this computer alone.</source>
        <translation>模型网站的地址 {address} 没有保护：途中任何人都可能读到你的令牌，并改动传来的内容。请设置以 https:// 开头的地址；http:// 只用于这台计算机自身。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The disk is full. Make room and ask again: what was fetched is kept.</source>
        <translation>磁盘已满。请腾出空间后重试：已下载的部分保留着。</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>HF_HUB_OFFLINE is set, which forbids any download. Unset it and ask again.</source>
        <translation>已设置 HF_HUB_OFFLINE，它禁止任何下载。请取消该设置后重试。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The file cannot be written in {target}.</source>
        <translation>无法在 {target} 中写入文件。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The download failed. Ask again: what was fetched is kept.</source>
        <translation>下载失败了。请重试：已下载的部分保留着。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Your token has no access to this gated model yet. Accept its terms on {page}.</source>
        <translation>你的令牌还不能访问这个受限的模型。请在 {page} 上接受其条款。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The hub&apos;s {repo} has no file {file}.</source>
        <translation>模型网站上的 {repo} 没有文件 {file}。</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>This model is gated: its makers want to know who uses it. Open {page}, log in and accept the terms, make an access token of kind &apos;read&apos; in your settings there, and give it to the program on its page of models.</source>
        <translation>此模型受限：其制作者要求了解使用者。请打开 {page}，登录并接受条款，在那里的设置中创建一个“read”类型的访问令牌，然后在本程序的“模型”页面上交给它。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The hub&apos;s {repo} has no revision &apos;{revision}&apos;. If it had one when this was begun, give it up and begin anew.</source>
        <translation>模型网站上的 {repo} 没有修订版“{revision}”。如果开始时还有，请放弃它，然后重新开始。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The hub does not accept your token. Make a new one and give it to the program on its page of models.</source>
        <translation>模型网站不接受你的令牌。请创建一个新的，并在本程序的“模型”页面上交给它。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The hub has no {repo}, or only for those with a token. Check the name on {page}.</source>
        <translation>模型网站上没有 {repo}，或者它只对有令牌的人开放。请在 {page} 上核对名称。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The hub forbids this file to you. See on {page} what it asks for; a fine-grained token also needs the permission to read gated repositories.</source>
        <translation>模型网站不允许你获取此文件。请在 {page} 上查看它的要求；细粒度令牌还需要读取受限仓库的权限。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The hub has had too many requests from here. Wait some minutes and ask again.</source>
        <translation>模型网站收到了太多来自这里的请求。请等几分钟再试。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The hub is out of order (it answered {status}). Ask again later: nothing is lost.</source>
        <translation>模型网站出了故障（它回应 {status}）。请稍后再试：没有丢失任何内容。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>&apos;oyster models get NAME&apos; asks for the token.</source>
        <translation>“oyster models get NAME”会询问令牌。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&apos;oyster models get NAME&apos; asks for the token; &apos;oyster models forget-token&apos; deletes the one that is kept.</source>
        <translation>“oyster models get NAME”会询问令牌；“oyster models forget-token”会删除已保存的令牌。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The proxy refused the connection. Check HTTPS_PROXY and ask again.</source>
        <translation>代理拒绝了连接。请检查 HTTPS_PROXY 后重试。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The hub&apos;s certificate could not be checked. Behind a company&apos;s proxy, set SSL_CERT_FILE to its certificates; else install the system&apos;s (on Debian: ca-certificates).</source>
        <translation>无法核对模型网站的证书。如果在公司的代理后面，请把 SSL_CERT_FILE 设为该公司的证书；否则请安装系统的证书（在 Debian 上：ca-certificates）。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The hub cannot be reached. Is there a network? Ask again then: what was fetched is kept.</source>
        <translation>无法连接模型网站。有网络吗？有了网络后请重试：已下载的部分保留着。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The connection to the hub broke again and again. Ask again later: what was fetched is kept.</source>
        <translation>与模型网站的连接一再中断。请稍后再试：已下载的部分保留着。</translation>
    </message>
    <message>
        <location filename="../../app/models/hub_question.py" line="+45"/>
        <location filename="../../app/models/model_build/cancellation.py" line="+42"/>
        <location filename="../../app/models/origin_check/check.py" line="+154"/>
        <location filename="../../app/models/ranged_reading.py" line="+55"/>
        <source>It is cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Asking the hub ended unexpectedly. Ask again.</source>
        <translation>向模型网站的查询意外结束了。请重试。</translation>
    </message>
    <message>
        <location filename="../../app/models/hub_listing_process.py" line="+87"/>
        <source>The hub&apos;s {repo} holds no weights that can be converted.</source>
        <translation>模型网站上的 {repo} 没有可以转换的权重。</translation>
    </message>
    <message>
        <location filename="../../app/models/safetensors_places.py" line="-5"/>
        <source>The hub&apos;s {repo} has a tensor twice, so it cannot be converted.</source>
        <translation>模型网站上的 {repo} 有一个张量出现了两次，因此无法转换。</translation>
    </message>
    <message>
        <location filename="../../app/models/incoming_file.py" line="+20"/>
        <source>The file fetched for &apos;{entry}&apos; is not the right one, so it was deleted. Fetch it again.</source>
        <translation>为“{entry}”下载的文件不对，因此已删除。请重新下载。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>{target} is in use. Close the conversation that uses the model, and try again.</source>
        <translation>{target} 正在使用中。请关闭使用此模型的对话，然后重试。</translation>
    </message>
    <message>
        <location filename="../../app/models/manifest.py" line="+132"/>
        <source>Nothing can be written in the models folder {folder}.</source>
        <translation>模型文件夹 {folder} 中无法写入。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/builder.py" line="-141"/>
        <source>Another window or terminal is making this very model. Wait for it.</source>
        <translation>另一个窗口或终端正在制作同一个模型。请等待它。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another window or terminal is making this very model. Cancel it there.</source>
        <translation>另一个窗口或终端正在制作这个模型。请在那里取消。</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Nothing can be written in {folder}. Is the disk full? Make room and ask again.</source>
        <translation>无法在 {folder} 中写入任何内容。磁盘满了吗？请腾出空间后重试。</translation>
    </message>
    <message>
        <location line="+71"/>
        <source>What was begun here was begun by another version; it begins anew.</source>
        <translation>这里已开始的部分是由另一个版本开始的；现在重新开始。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/models/origin_check/check.py" line="-90"/>
        <source>Asking the hub which files there are…</source>
        <translation>正在向模型网站查询有哪些文件…</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>A part of this model is made the {way} way already. Go on so, or give it up first.</source>
        <translation>此模型的一部分已按 {way} 方式制作。请继续这样做，或先放弃它。</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Reading the model&apos;s description…</source>
        <translation>正在读取模型的描述…</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/cancellation.py" line="-2"/>
        <source>It is paused; what was fetched and made so far is kept.</source>
        <translation>已暂停；到目前为止下载和制作的部分都保留着。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/disk_space.py" line="+57"/>
        <source>Takes up to {peak} GB of disk while it is made, {final} GB for good; {free} GB are free.</source>
        <translation>制作时最多占用磁盘 {peak} GB，之后占用 {final} GB；空闲 {free} GB。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>There is too little room in {folder}: making this model takes up to {peak} GB and {free} GB are free. Make room, or choose a smaller quantisation, and ask again.</source>
        <translation>{folder} 的空间太少：制作此模型最多需要 {peak} GB，现有 {free} GB 空闲。请腾出空间，或选择较小的量化方式，然后重试。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/fetched_sources.py" line="+81"/>
        <source>The hub&apos;s {file_path} is not the one that its list names, so it was deleted. Ask again.</source>
        <translation>模型网站上的 {file_path} 与其列表所说的不符，因此已删除。请再试一次。</translation>
    </message>
    <message>
        <location filename="../../app/models/comparison_record.py" line="+40"/>
        <location filename="../../app/models/model_build/journal.py" line="+75"/>
        <location line="+10"/>
        <location filename="../../app/models/models_place.py" line="+53"/>
        <location filename="../../app/models/provenance_record.py" line="+57"/>
        <source>Nothing can be written in {folder}.</source>
        <translation>{folder} 中无法写入。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/journal.py" line="+21"/>
        <source>The disk is full or cannot be written. Make room and ask again: nothing is lost.</source>
        <translation>磁盘已满或无法写入。请腾出空间后再试：没有丢失任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/sources.py" line="+31"/>
        <source>The hub&apos;s {path} is far too large to be what its name says.</source>
        <translation>模型网站上的 {path} 太大，不可能是其名称所说的文件。</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>The hub names a file {file_path}, which could be written anywhere; it is not taken.</source>
        <translation>模型网站给出的文件名 {file_path} 可能被写到任何地方；不予接受。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/verification.py" line="+27"/>
        <source>The file that was made is not whole, so it was deleted. Ask again.</source>
        <translation>制作出的文件不完整，因此已删除。请再试一次。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_library.py" line="+62"/>
        <source>The models folder {folder} is not there. Connect the disk that it is on, or choose another folder on the page of models.</source>
        <translation>模型文件夹 {folder} 不在。请连接它所在的磁盘，或在模型页面选择另一个文件夹。</translation>
    </message>
    <message>
        <location line="+141"/>
        <source>&apos;{identity}&apos; cannot be deleted.</source>
        <translation>无法删除“{identity}”。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The models folder {folder} cannot be made.</source>
        <translation>无法建立模型文件夹 {folder}。</translation>
    </message>
    <message>
        <location line="+79"/>
        <source>There is no model &apos;{identity}&apos; on this computer.</source>
        <translation>这台计算机上没有模型“{identity}”。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&apos;oyster models list&apos; shows those that are.</source>
        <translation>“oyster models list”会列出已有的模型。</translation>
    </message>
    <message>
        <location filename="../../app/models/folder_lock.py" line="+28"/>
        <source>Another Oyster window keeps the models folder busy. Wait for it and try again.</source>
        <translation>另一个 Oyster 窗口正在使用模型文件夹。请等它用完后再试。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The models folder {folder} cannot be used.</source>
        <translation>无法使用模型文件夹 {folder}。</translation>
    </message>
    <message>
        <location filename="../../app/models/publish_kit.py" line="+39"/>
        <source>&apos;{identity}&apos; was not made on this computer, so there is no record of where it came from to publish.</source>
        <translation>“{identity}”不是在这台计算机上制作的，所以没有可以发布的来源记录。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>The kit cannot be written in {folder}. Is there room?</source>
        <translation>无法在 {folder} 中写入发布包。有空间吗？</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{folder} cannot be used. Name a new folder for the kit.</source>
        <translation>无法使用 {folder}。请为发布包指定一个新文件夹。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{folder} is not empty. Name a new folder for the kit.</source>
        <translation>{folder} 不是空的。请为发布包指定一个新文件夹。</translation>
    </message>
    <message>
        <location filename="../../app/models/resumable_download.py" line="+86"/>
        <source>Another window or terminal is fetching this very file. Wait for it.</source>
        <translation>另一个窗口或终端正在下载同一个文件。请等待它。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>No data arrives; trying again. What was fetched is kept.</source>
        <translation>没有数据传来；正在重试。已下载的部分保留着。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The connection is lost; trying again. What was fetched is kept.</source>
        <translation>连接断了；正在重试。已下载的部分保留着。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The hub now offers another file than the catalogue names, so nothing was fetched.</source>
        <translation>模型网站现在提供的文件与目录所写的不同，所以没有下载任何内容。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>The hub&apos;s {file} is larger than it can be, so nothing was fetched. Ask again later.</source>
        <translation>模型网站上的 {file} 大得不合理，因此没有下载。请稍后再试。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The disk is too full: {wanted} GB more are needed in {folder}, {free} GB are free. Make room and ask again.</source>
        <translation>磁盘太满：{folder} 还需要 {wanted} GB，现有 {free} GB 空闲。请腾出空间后重试。</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>The hub sends more than the {size} bytes that it states, and nobody states the file&apos;s hash, so nothing of it was kept. Choose another source.</source>
        <translation>模型网站发来的内容超过它所说的 {size} 字节，也没有人给出该文件的散列值，所以什么都没有保留。请选择其他来源。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The hub states {size} bytes for this file, and has only {done}. Ask again later, or choose another source.</source>
        <translation>模型网站说此文件有 {size} 字节，却只有 {done} 字节。请稍后再试，或选择其他来源。</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>What arrived is not the file that was asked for, so it was deleted. Ask again.</source>
        <translation>收到的不是所要的文件，所以已把它删除。请重试。</translation>
    </message>
    <message>
        <location filename="../../app/models/verification.py" line="+22"/>
        <source>The file of &apos;{model}&apos; is no longer at {path}.</source>
        <translation>“{model}”的文件已不在 {path}。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The file of &apos;{model}&apos; has changed and is not used. Remove it and get it again.</source>
        <translation>“{model}”的文件已改变，不会使用。请移除它，再重新获取。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The file of &apos;{model}&apos; is whole, but the record of where it came from is damaged or another file&apos;s, so it counts as not verified as Oy1. Remove it and get it again.</source>
        <translation>“{model}”的文件完整，但关于其来源的记录已损坏或属于另一个文件，所以它算作未被验证为 Oy1。请移除它，再重新获取。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The file of &apos;{model}&apos; is whole and unchanged: {words}.</source>
        <translation>“{model}”的文件完整且没有改变：{words}。</translation>
    </message>
    <message>
        <location filename="../../app/models/wheel.py" line="-28"/>
        <source>This build cannot fetch the trial model. Add a GGUF file instead.</source>
        <translation>此版本的程序无法下载试用模型。请改为添加一个 GGUF 文件。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&apos;oyster models add FILE&apos; does so.</source>
        <translation>可以用“oyster models add FILE”。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>The package does not hold the trial model that it should.</source>
        <translation>软件包中没有应有的试用模型。</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+17"/>
        <source>The disk is full. Make room and ask again.</source>
        <translation>磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>What arrived is not the trial model that was asked for, so it was thrown away.</source>
        <translation>收到的不是所要的试用模型，所以已把它丢弃。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The trial model could not be fetched. Is there a network? Ask again then.</source>
        <translation>无法下载试用模型。有网络吗？有了网络后请重试。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The trial model cannot be written in the models folder.</source>
        <translation>无法把试用模型写入模型文件夹。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/key_source.py" line="+72"/>
        <source>{path} says how conversations are unlocked, but it is damaged or cannot be read. Put it back from a backup; the conversations themselves were not touched.</source>
        <translation>{path} 说明如何解锁对话，但它已损坏或无法读取。请用备份恢复它；对话本身没有被改动。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Nothing can be written in {folder}, so no conversation can be kept there. Free some space or allow writing, and start again.</source>
        <translation>无法在 {folder} 中写入任何内容，所以不能在那里保存对话。请腾出空间或允许写入，然后重新启动。</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/privacy/lock.py" line="+41"/>
        <location filename="../../app/storage/connection.py" line="+142"/>
        <location filename="../../app/storage/errors.py" line="+78"/>
        <source>Another folder is chosen with --data-dir.</source>
        <translation>可以用 --data-dir 选择其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/keys.py" line="+97"/>
        <source>These conversations are opened with a passphrase, not with the system keyring.</source>
        <translation>这些对话用口令打开，而不是用系统密钥环。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The key of your conversations is in the system keyring. {error} Sign in to the desktop where you made them, or unlock its keyring; nothing was changed.</source>
        <translation>你的对话的密钥在系统密钥环中。{error}请登录到你当初建立对话的桌面，或解锁它的密钥环；没有改变任何内容。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The system keyring no longer holds the key of the conversations in {folder}. Restore the keyring, or move the folder away to begin anew; nothing was changed.</source>
        <translation>系统密钥环中已没有 {folder} 中对话的密钥。请恢复密钥环，或把该文件夹移走以重新开始；没有改变任何内容。</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>These conversations are opened with the key in the system keyring; no passphrase opens them.</source>
        <translation>这些对话用系统密钥环中的密钥打开；没有口令能打开它们。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No passphrase was chosen for this folder yet.</source>
        <translation>还没有为此文件夹选择口令。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A passphrase is needed to open conversations on this computer.</source>
        <translation>需要口令才能打开这台电脑上的对话。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>If you have lost it, your recovery key opens them.</source>
        <translation>如果你忘了口令，可以用恢复密钥打开。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Without it they cannot be read.</source>
        <translation>没有它就无法读取对话。</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Nothing was kept yet: delete {key_parameters} to choose another.</source>
        <translation>还没有保存任何内容：删除 {key_parameters} 即可另选。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>This is not the passphrase of your conversations. Try again. {wayout}</source>
        <translation>这不是你的对话的口令。请再试一次。{wayout}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A passphrase is needed to keep conversations on this computer.</source>
        <translation>需要口令才能在这台计算机上保存对话。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/key_source.py" line="+11"/>
        <source>{key_parameters} is damaged. Put it back from a backup.</source>
        <translation>{key_parameters} 已损坏。请用备份恢复它。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/lock.py" line="-10"/>
        <source>Another Oyster window is just starting. Wait for it and try again.</source>
        <translation>另一个 Oyster 窗口正在启动。请等它启动完再试。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Nothing can be written in {folder}, so no conversation can be kept there. Allow writing, and start again.</source>
        <translation>无法在 {folder} 中写入任何内容，所以不能在那里保存对话。请允许写入，然后重新启动。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/passphrase.py" line="+40"/>
        <source>A passphrase is needed to open or to keep conversations on this computer.</source>
        <translation>需要口令才能在这台计算机上打开或保存对话。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>The passphrase could not be worked on: it needs {needed} MB of free memory. Close other programs and try again.</source>
        <translation>无法处理口令：它需要 {needed} MB 空闲内存。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>The record of how the passphrase is used is damaged. Put back the file from a backup.</source>
        <translation>关于如何使用口令的记录已损坏。请用备份恢复该文件。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/system_keyring.py" line="+104"/>
        <source>The system keyring did not keep what it was given, so it cannot hold a key.</source>
        <translation>系统密钥环没有保存交给它的内容，所以不能存放密钥。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>This session has no system keyring that can hold a key.</source>
        <translation>此会话没有能保存密钥的系统密钥环。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The system keyring did not answer within {limit_seconds} seconds.</source>
        <translation>系统密钥环在 {limit_seconds} 秒内没有回应。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The system keyring is locked. Unlock it and try again.</source>
        <translation>系统密钥环已锁定。请解锁后重试。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The system keyring cannot be used: it reported an error.</source>
        <translation>无法使用系统密钥环：它报告了一个错误。</translation>
    </message>
    <message>
        <location filename="../../app/session/engine_queue.py" line="+37"/>
        <source>It was stopped before the reply began. The message is kept: have it answered again, or go on.</source>
        <translation>在回复开始之前就停止了。消息已保存：可以让它重新得到回答，或继续对话。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>One message is waiting for its turn already. Take that one back, or wait until it is being answered.</source>
        <translation>已有一条消息在等待。请收回那一条，或等它得到回答。</translation>
    </message>
    <message>
        <location filename="../../app/session/machine_fit.py" line="+15"/>
        <source>Nobody publishes a ready file of Oy1, so the program makes it from the published weights.</source>
        <translation>没有人发布现成的 Oy1 文件，所以由本程序用已发布的权重制作。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Oy1 needs about {beside_weights} GB of free memory. {unpublished}</source>
        <translation>Oy1 约需 {beside_weights} GB 空闲内存。{unpublished}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{free} GB of memory are free here; Oy1 needs about 11. {unpublished}</source>
        <translation>这里有 {free} GB 空闲内存；Oy1 约需 11 GB。{unpublished}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{free} GB of memory are free here: Oy1 at {name} ({size} GB) would fit. {unpublished}</source>
        <translation>这里有 {free} GB 空闲内存：可以装下 {name} 的 Oy1（{size} GB）。{unpublished}</translation>
    </message>
    <message>
        <location filename="../../app/session/recorded_turns.py" line="+31"/>
        <source>No kept turn is known as &apos;{turn}&apos;. &apos;last&apos; is the newest; private conversations are not kept.</source>
        <translation>没有已保存的轮次“{turn}”。“last”是最新的一轮；私密对话不会保存。</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>This reply is not kept, or nothing was computed of it. Choose another one.</source>
        <translation>此回复没有保存，或没有对它作过计算。请选择另一条。</translation>
    </message>
    <message>
        <location filename="../../app/session/settings.py" line="+104"/>
        <source>The settings file cannot be read. Mend or delete {path} and start again.</source>
        <translation>无法读取设置文件。请修复或删除 {path}，然后重新启动。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The settings cannot be saved in {folder}.</source>
        <translation>无法在 {folder} 中保存设置。</translation>
    </message>
    <message>
        <location filename="../../app/session/system_check.py" line="+59"/>
        <source>{system} {release} on {machine}</source>
        <translation>{machine} 上的 {system} {release}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{machine}, {usable_processors} usable processors, Python {python_version}</source>
        <translation>{machine}，可用处理器 {usable_processors} 个，Python {python_version}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>How much is free is not known here. {oy1_for}</source>
        <translation>无法得知这里有多少空闲内存。{oy1_for}</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>{root} cannot be written. Choose another with --data-dir.</source>
        <translation>无法写入 {root}。请用 --data-dir 选择其他位置。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{root}, {free} GiB free on its disk</source>
        <translation>{root}，所在磁盘有 {free} GiB 空闲</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The last window ended in order.</source>
        <translation>上一个窗口正常结束。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A window is open.</source>
        <translation>有一个窗口开着。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The last window ended unexpectedly; the next one offers a report.</source>
        <translation>上一个窗口意外结束了；下一个窗口会提供报告。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>None: the conversation opens in the terminal.</source>
        <translation>没有：对话在终端中打开。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>there</source>
        <translation>有</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>llama.cpp runs in its worker. Devices: {words}</source>
        <translation>llama.cpp 在它的工作进程中运行。设备：{words}</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Not used, because their driver needs more than the kernel lets the engine reach: {devices}. {variable}=off leaves the kernel out of it.</source>
        <translation>未使用，因为它们的驱动需要访问内核不允许引擎访问的内容：{devices}。设置 {variable}=off 后内核不再限制。</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>The system&apos;s keyring can keep their key.</source>
        <translation>系统的密钥环可以保存它们的密钥。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{keyring_problem} A passphrase keeps them instead.</source>
        <translation>{keyring_problem}改由口令来保存。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>None yet: &apos;oyster models get trial&apos; fetches the trial model.</source>
        <translation>还没有：“oyster models get trial”可以下载试用模型。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{title}, {size} GB</source>
        <translation>{title}，{size} GB</translation>
    </message>
    <message>
        <location filename="../../app/session/turns.py" line="+102"/>
        <source>The message to answer again is not in this conversation.</source>
        <translation>要重新回答的消息不在此对话中。</translation>
    </message>
    <message>
        <location line="+107"/>
        <source>There is nothing to explain: no model judged this message.</source>
        <translation>没有可解释的内容：没有模型判断过这条消息。</translation>
    </message>
    <message>
        <location filename="../../app/session/turn_conditions.py" line="+27"/>
        <source>This reply stands behind words written by people, and those are not worked over by a model.</source>
        <translation>此回复排在由人写的话之后，而那些话不由模型加工。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no reply yet that could be improved. Have it answered again first.</source>
        <translation>还没有可以改进的回复。请先让它重新得到回答。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>There is no strategy &apos;{identity}&apos;. Choose one of {known}.</source>
        <translation>没有策略“{identity}”。请从中选择一个：{known}。</translation>
    </message>
    <message>
        <location filename="../../app/storage/database.py" line="+75"/>
        <source>The conversations were closed. Start the program again to go on.</source>
        <translation>对话已关闭。请重新启动程序以继续。</translation>
    </message>
    <message>
        <location filename="../../app/storage/errors.py" line="-29"/>
        <source>This conversation is not there any more; it may have been deleted in another window.</source>
        <translation>此对话已不在；可能已在另一个窗口中删除。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file of your conversations is damaged. Put it back from a backup, or move it away to begin anew.</source>
        <translation>对话文件已损坏。请用备份恢复它，或把它移走以重新开始。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The conversations could not be reached. Close the program and start it again.</source>
        <translation>无法访问对话。请关闭程序后重新启动。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The conversations could not be read or written.</source>
        <translation>对话无法读取或写入。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Another program is using the conversations for too long. Close it and try again.</source>
        <translation>另一个程序占用对话的时间太久。请关闭它，然后重试。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The conversations cannot be opened for writing. Allow writing to their folder, and start again.</source>
        <translation>无法以写入方式打开对话。请允许写入它们所在的文件夹，然后重新启动。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The last change could not be kept: the disk is full or failing. Free some space and try again.</source>
        <translation>最近的改动无法保存：磁盘已满或有故障。请腾出空间后再试。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This was kept already, or does not fit what is kept.</source>
        <translation>这已经保存过，或与已保存的内容不相符。</translation>
    </message>
    <message>
        <location filename="../../app/storage/file_check.py" line="+37"/>
        <source>The conversations in {path} cannot be read.</source>
        <translation>无法读取 {path} 中的对话。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The key does not open the conversations in {folder}: it is not the one they were kept with, or the file is damaged from its beginning. Nothing was changed.</source>
        <translation>此密钥打不开 {folder} 中的对话：它不是保存时所用的密钥，或者文件从开头就已损坏。没有改变任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/storage/upgrade.py" line="+66"/>
        <source>Your conversations were kept by a newer version of Oyster. Install that version again; nothing was changed.</source>
        <translation>你的对话由更新版本的 Oyster 保存。请重新安装那个版本；没有改动任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/yaml_table.py" line="-11"/>
        <location line="+23"/>
        <source>A table of the program</source>
        <translation>程序的某个表格</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>line {line} of {path}</source>
        <translation>{path} 第 {line} 行</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{called} cannot be used: {place}: {complaint}. Mend that line.</source>
        <translation>{called}无法使用：{place}：{complaint}。请修正那一行。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>it is larger than {size} MiB</source>
        <translation>它大于 {size} MiB</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>it is nested too deeply on line {line}</source>
        <translation>第 {line} 行嵌套太深</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>an alias stands on line {line}; write it out there</source>
        <translation>第 {line} 行有一个别名；请在那里完整写出</translation>
    </message>
    <message>
        <location filename="../../app/alignment/analysis_lines.py" line="-11"/>
        <location filename="../../app/ui/view_models/boundary.py" line="+53"/>
        <location filename="../../app/ui/view_models/ladder.py" line="+31"/>
        <source>past the boundary</source>
        <translation>超出边界</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This turn was recorded before the hashes of its rules were kept.</source>
        <translation>这一轮是在开始保存规则的散列值之前记录的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rules, by SHA-256: crisis screen {crisis}, judges {guard}, strategies {strategies}</source>
        <translation>规则，以 SHA-256 表示：危机筛查 {crisis}，评判者 {guard}，策略 {strategies}</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Chosen under version {number} of the strategies.</source>
        <translation>依策略第 {number} 版选择。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Who may be asking (computed; prior carried over from the turn before)</source>
        <translation>谁可能在提问（计算得出；先验由上一轮延续而来）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>prior: {prior}</source>
        <translation>先验：{prior}</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/alignment/explanation_text.py" line="+63"/>
        <source>model-made</source>
        <translation>模型生成</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>by rules</source>
        <translation>由规则得出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>after {source} ({made}; {saw}): {shares}</source>
        <translation>依据 {source} 之后（{made}；{saw}）：{shares}</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>What each strategy is worth: {retention} · retention − {risk} · risk − {cost} · cost</source>
        <translation>各策略的价值：{retention} · 接受度 − {risk} · 风险 − {cost} · 代价</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>retention {retention}  risk {risk}  cost {cost}  = {utility}</source>
        <translation>接受度 {retention}  风险 {risk}  代价 {cost}  = {utility}</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>{strategy} (model-made): {sketch}</source>
        <translation>{strategy}（模型生成）：{sketch}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>intent, {intent}: {share} (model-made)</source>
        <translation>意图，{intent}：{share}（模型生成）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>words {start} to {end}: {change} (model-made: change of ln P(safe) without them)</source>
        <translation>文字 {start} 至 {end}：{change}（模型生成：去掉它们后 ln P(safe) 的变化）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{review} (model-made)</source>
        <translation>{review}（模型生成）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>over the conversation: the whole carries {gap} more risk than the last message</source>
        <translation>就整个对话而言：整体的风险比最后一条消息高 {gap}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>as one request (model-made): {request}</source>
        <translation>合为一个请求（模型生成）：{request}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>asked after the reply, for the next turn: {shares}</source>
        <translation>回复之后询问，用于下一轮：{shares}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>cost, {part}: {tokens} tokens, {seconds} s</source>
        <translation>代价，{part}：{tokens} 个词元，{seconds} 秒</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>left out so far: {left_out}</source>
        <translation>目前略去的：{left_out}</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Does this reasoning matter? (model-made: mean change of ln P a token of the reply without the step)</source>
        <translation>这个推理起作用吗？（模型生成：去掉该步骤后，回复每个词元 ln P 的平均变化）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>nothing of it stood before the model when it wrote: the reply cannot have rested on it</source>
        <translation>模型写回复时，其中没有任何内容在它面前：回复不可能以此为依据</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>without {node}: {change} over {tokens} tokens; it mattered</source>
        <translation>去掉 {node}：{change}，共 {tokens} 个词元；它起了作用</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>without {node}: {change} over {tokens} tokens; it hardly mattered</source>
        <translation>去掉 {node}：{change}，共 {tokens} 个词元；它几乎没起作用</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Reasoning, step by step</source>
        <translation>逐步推理</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reasoning, step by step, changed by a person at {node}</source>
        <translation>逐步推理，由人在 {node} 处作过修改</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{node} (struck out)</source>
        <translation>{node}（已划去）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{node} (locked)</source>
        <translation>{node}（已锁定）</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>by a person</source>
        <translation>由人写出</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/alignment/explanation_text.py" line="+0"/>
        <source>computed</source>
        <translation>计算得出</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>model-made; in its thinking, characters {places}</source>
        <translation>模型生成；在它的思考过程中，第 {places} 个字符</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>model-made; written anew</source>
        <translation>模型生成；重新写出</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>model-made; not found in the thinking</source>
        <translation>模型生成；在思考过程中没有找到</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Linguistic backpropagation: pass {best} is the best; ended: {ended}; {tokens} tokens</source>
        <translation>语言反向传播：第 {best} 遍最好；结束原因：{ended}；{tokens} 个词元</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>pass {number} (model-made): safety {safety}, satisfaction {satisfaction} ({criteria})</source>
        <translation>第 {number} 遍（模型生成）：安全 {safety}，满意 {satisfaction}（{criteria}）</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>feedback: {feedback}</source>
        <translation>反馈：{feedback}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{node} (more was proposed)</source>
        <translation>{node}（提议的修改不止这些）</translation>
    </message>
    <message>
        <location filename="../../app/alignment/explanation_text.py" line="-48"/>
        <source>someone with a question, or with something to tell</source>
        <translation>有问题要问或有事想说的人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>someone in difficulty</source>
        <translation>处于困境的人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>someone who means harm or wants to get round the rules</source>
        <translation>有意伤害或想绕过规则的人</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What the person needs</source>
        <translation>这个人需要什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Risk and intent</source>
        <translation>风险与意图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Guidelines to keep to</source>
        <translation>要遵守的准则</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How to answer safely</source>
        <translation>怎样安全地回答</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How to answer usefully</source>
        <translation>怎样有用地回答</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>weight on usefulness</source>
        <translation>有用程度的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>weight on risk</source>
        <translation>风险的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>weight on brevity</source>
        <translation>简短程度的权重</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>facets and intents</source>
        <translation>各方面与意图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>neutral text</source>
        <translation>中性文字</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>sketches scored</source>
        <translation>概要评分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>person inferred</source>
        <translation>对人的推断</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>reasoning chain</source>
        <translation>推理链</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>chain derived</source>
        <translation>推导推理链</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>words that carry it</source>
        <translation>起作用的文字</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>influence</source>
        <translation>影响</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>reactions</source>
        <translation>反应</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>sketches</source>
        <translation>概要</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>trajectory</source>
        <translation>走向</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>improvement</source>
        <translation>改进</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>types</source>
        <translation>人的类型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>judge</source>
        <translation>评判</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>{which} was taken back: looked at together with the question, its risk ({risk}) was over the limit ({limit}).</source>
        <translation>{which}已收回：与问题一起看，其风险（{risk}）超过上限（{limit}）。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Question and reply together: risk {risk}, within the limit of {limit}.</source>
        <translation>问题与回复一起看：风险 {risk}，在上限 {limit} 之内。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Question and reply together: risk {risk}, over the limit of {limit}.</source>
        <translation>问题与回复一起看：风险 {risk}，超过上限 {limit}。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{share} of the reply repeats the guidance that the model was given.</source>
        <translation>回复中有 {share} 是在重复给模型的引导。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Most likely {likeliest} ({share}). Chosen: {name}. {did}</source>
        <translation>最可能是{likeliest}（{share}）。选择：{name}。{did}</translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../../app/ui/view_models/reasons.py" line="+165"/>
        <source>The model was told reasoning that a person changed.</source>
        <translation>告诉模型的推理由人修改过。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This reply is one of two, each told to follow a strategy of its own.</source>
        <translation>这是两条回复之一，各自被要求依照自己的策略。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The model was told to answer so.</source>
        <translation>已告诉模型这样回答。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was added to the model&apos;s prompt.</source>
        <translation>没有向模型的提示添加任何内容。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This was only computed: nothing was added to the model&apos;s prompt.</source>
        <translation>这只是计算：没有向模型的提示添加任何内容。</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../app/ui/rating/rating_sheet.py" line="+90"/>
        <source>The reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{why} It is answered again, more carefully: {name}.</source>
        <translation>{why}将重新回答，并更加谨慎：{name}。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>nothing that stood out</source>
        <translation>没有特别之处</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Help stays safe up to “{boundary}” (limit {limit}, about {about}). The most constructive place inside is “{pearl}”.</source>
        <translation>帮助在到“{boundary}”为止的范围内保持安全（上限 {limit}，所涉：{about}）。其中最具建设性的位置是“{pearl}”。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>With less {weight} (below {then}, now {now}) it would have been: {name}.</source>
        <translation>如果{weight}较小（低于 {then}，现为 {now}），选择会是：{name}。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>With more {weight} (above {then}, now {now}) it would have been: {name}.</source>
        <translation>如果{weight}较大（高于 {then}，现为 {now}），选择会是：{name}。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Were it less likely {who} (below {then}, now {now}) it would have been: {name}.</source>
        <translation>如果是{who}的可能性较低（低于 {then}，现为 {now}），选择会是：{name}。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Were it more likely {who} (above {then}, now {now}) it would have been: {name}.</source>
        <translation>如果是{who}的可能性较高（高于 {then}，现为 {now}），选择会是：{name}。</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+10"/>
        <source>Talk in the terminal.</source>
        <translation>在终端中对话。</translation>
    </message>
    <message>
        <location filename="../../app/commands/chat.py" line="+37"/>
        <source>Run one turn with this text and end; &apos;-&apos; reads it from standard input, so that it stands in no history of commands and no list of processes.</source>
        <translation>用这段文字运行一轮后结束；“-”表示从标准输入读取，这样它不会留在命令历史和进程列表中。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>With --once: print the turn whole, as JSON.</source>
        <translation>与 --once 一起使用：以 JSON 完整输出这一轮。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>With --once: keep the conversation.</source>
        <translation>与 --once 一起使用：保存对话。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep nothing: memory only.</source>
        <translation>不保存任何内容：只在内存中。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Seed of the sampling, for a turn to be repeated.</source>
        <translation>采样的种子，用于重复某一轮。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/commands/demonstration_record.py" line="-81"/>
        <source>The longest reply, in tokens.</source>
        <translation>最长的回复，以词元计。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What is done with the choice; the settings&apos; if not said.</source>
        <translation>对选择怎样处理；不写则按设置。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Answer by this strategy of the table.</source>
        <translation>用表中的这个策略回答。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>With --mode compare: the other strategy; else the game&apos;s next best.</source>
        <translation>与 --mode compare 一起使用：另一个策略；不写则用博弈中次优的策略。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>--json goes with --once TEXT.</source>
        <translation>--json 要与 --once TEXT 一起使用。</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>The text after --once is empty.</source>
        <translation>--once 后面的文字是空的。</translation>
    </message>
    <message>
        <location line="+7"/>
        <location filename="../../app/commands/terminal_view.py" line="+65"/>
        <source>This conversation is private: it is not saved.</source>
        <translation>此对话是私密的：不会保存。</translation>
    </message>
    <message>
        <location line="+33"/>
        <location filename="../../app/commands/demonstration_record.py" line="+29"/>
        <source>Loading {model} ({standing})…</source>
        <translation>正在加载 {model}（{standing}）…</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>[bold]You, to {place}:[/bold]</source>
        <translation>[bold]你，发往 {place}：[/bold]</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>[bold]You:[/bold]</source>
        <translation>[bold]你：[/bold]</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="-17"/>
        <source>Show Oyster at an event: full screen, nothing kept, ended by its passphrase only. One that was begun goes on.</source>
        <translation>在活动上展示 Oyster：全屏，不保存任何内容，只能用口令结束。已经开始的演示会继续。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Read lines from standard input and say of each whether its writer is in danger now.</source>
        <translation>从标准输入逐行读取，并判断写下每一行的人现在是否处于危险之中。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Have a model take its self-test now, and say what it can judge.</source>
        <translation>让模型现在做自测，并说明它能判断什么。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Fit the sentence classifier, or with --judge a model&apos;s judgements, to the labels of a rated set, and say what is gained; without a file, what is in force.</source>
        <translation>按评分集的标签重新拟合句子分类器，或用 --judge 拟合模型的判断，并说明有何改进；不给文件则说明现在用的是哪一个。</translation>
    </message>
    <message>
        <location line="+61"/>
        <source>Name a server elsewhere whose model answers, and try it; --off names none any more.</source>
        <translation>指定别处一台服务器，由它的模型回答，并试一试；--off 则不再指定。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Look for a newer version now; nothing is installed, and nobody is asked at other times.</source>
        <translation>现在查看有没有新版本；不会安装任何东西，其他时候也不会询问任何人。</translation>
    </message>
    <message>
        <location line="-79"/>
        <source>Read messages from standard input, one a line, turns of one conversation apart by tabs; assess the last one.</source>
        <translation>从标准输入读取消息，每行一条，同一对话的各轮以制表符分隔；评估最后一条。</translation>
    </message>
    <message>
        <location filename="../../app/commands/assess.py" line="+52"/>
        <source>Id of the guard model to use.</source>
        <translation>要使用的守护模型的 id。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use the crisis screen alone.</source>
        <translation>只使用危机筛查。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/commands/crisis_screen.py" line="+44"/>
        <source>One JSON object a line.</source>
        <translation>每行一个 JSON 对象。</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>A guard model judges here, so the chat model takes no self-test.</source>
        <translation>这里由守护模型判断，所以聊天模型不做自测。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The model takes its self-test, once</source>
        <translation>模型做自测，仅一次</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>{headline}; {strategy}: {text}</source>
        <translation>{headline}；{strategy}：{text}</translation>
    </message>
    <message>
        <location filename="../../app/commands/crisis_screen.py" line="+9"/>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>CRISIS ({kinds}): {text}</source>
        <translation>危机（{kinds}）：{text}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>possible crisis ({kinds}): {text}</source>
        <translation>可能的危机（{kinds}）：{text}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>no crisis ({kinds}): {text}</source>
        <translation>无危机（{kinds}）：{text}</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+59"/>
        <source>Say what this machine offers and what is wrong; ends with 1 where something is.</source>
        <translation>说明这台计算机能提供什么、哪里有问题；有问题时以 1 退出。</translation>
    </message>
    <message>
        <location filename="../../app/commands/doctor.py" line="+20"/>
        <source>Print the findings as JSON.</source>
        <translation>以 JSON 打印检查结果。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>wrong</source>
        <translation>有问题</translation>
    </message>
    <message>
        <location filename="../../app/commands/evaluate_fetch.py" line="+17"/>
        <source>Fetch the files of a published data set, and say where they lie; only they are asked for.</source>
        <translation>下载一个已发布数据集的文件，并说明它们在哪里；只请求这些文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The data set: strata_sword.</source>
        <translation>数据集：strata_sword。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the hub the access token that is kept here, where it wants one.</source>
        <translation>在模型网站要求时，向它出示保存在这里的访问令牌。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>{wanted} is in {folder}</source>
        <translation>{wanted} 在 {folder} 中</translation>
    </message>
    <message>
        <location filename="../../app/commands/evaluate_judge.py" line="+24"/>
        <source>Measure a judge by people&apos;s labels: Cohen&apos;s kappa with its interval, and who said what. Ctrl+C pauses; the same command goes on with what is left.</source>
        <translation>用人的标注衡量评判者：Cohen κ 及其区间，以及谁说了什么。按 Ctrl+C 暂停；用同样的命令继续未完成的部分。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Replies with people&apos;s labels, or a rated set (.jsonl); with --run, items with labels.</source>
        <translation>带有人工标签的回复，或评分集（.jsonl）；与 --run 一起时为带标签的项目。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The model whose verdicts are measured.</source>
        <translation>要测量其判定的模型。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Measure the verdicts of this run instead: &apos;last&apos;, or an id.</source>
        <translation>改为测量这次运行的判定：“last”，或一个 id。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>safety, attack_success or over_refusal.</source>
        <translation>safety、attack_success 或 over_refusal。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the file calls its columns: reply=Answer,…</source>
        <translation>文件中各列的名称：reply=Answer,…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Print it as JSON.</source>
        <translation>以 JSON 输出。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Name a model with --judge, or a run with --run.</source>
        <translation>请用 --judge 指定一个模型，或用 --run 指定一次运行。</translation>
    </message>
    <message numerus="yes">
        <location line="+30"/>
        <source>One reply is left out: its raters contradict each other.</source>
        <comment>{count} replies are left out: their raters contradict each other.</comment>
        <translation>
            <numerusform>有 {count} 条回复未计入：评分者意见相互矛盾。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+28"/>
        <source>judge, {model}</source>
        <translation>评判者，{model}</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Paused at {done} of {total} replies: the same command goes on.</source>
        <translation>已暂停，完成 {done} 条回复，共 {total} 条：用同样的命令继续。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Too many replies could not be judged: {problem}.</source>
        <translation>无法判断的回复太多：{problem}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>see its report</source>
        <translation>请看它的报告</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="-39"/>
        <source>Print readably what was computed of a kept turn.</source>
        <translation>以易读的形式打印为一个已保存的轮次计算出的内容。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Compute a kept turn&apos;s choice again from its record, and say whether every digit is the same.</source>
        <translation>根据记录重新计算一个已保存的轮次的选择，并说明是否每一位数字都相同。</translation>
    </message>
    <message>
        <location filename="../../app/commands/explain.py" line="+19"/>
        <source>The turn: &apos;last&apos;, or the beginning of its reply&apos;s id as --json shows it.</source>
        <translation>轮次：“last”，或 --json 所示的回复 id 的开头。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>First ask how likely the reply is without each step of its reasoning; loads the model that wrote it.</source>
        <translation>先询问去掉推理的每个步骤后，回复有多大可能；会加载写下它的模型。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The stored conversations are not open, so no turn of them can be shown.</source>
        <translation>保存的对话没有打开，所以无法显示其中的任何一轮。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>With --weigh: the model to ask, if not the one that wrote it.</source>
        <translation>与 --weigh 一起使用：要询问的模型，如果不是写下回复的那个。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>That turn broke before there was a reply, so there is nothing to weigh.</source>
        <translation>那一轮在有回复之前就中断了，所以没有可衡量的内容。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{chosen} did not write this reply: the figures say how likely it would find it.</source>
        <translation>{chosen} 没有写这条回复：这些数值说明它认为该回复有多大可能。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Different now: {differences}. The program computes otherwise since.</source>
        <translation>现在不同：{differences}。程序的计算方式自那以后有了变化。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The same to the digit: {chosen}.</source>
        <translation>每一位数字都相同：{chosen}。</translation>
    </message>
    <message>
        <location filename="../../app/commands/hub_token.py" line="+47"/>
        <source>No token could be read from file descriptor {descriptor}.</source>
        <translation>无法从文件描述符 {descriptor} 读到令牌。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The token on file descriptor {descriptor} is empty.</source>
        <translation>文件描述符 {descriptor} 上的令牌是空的。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{entry} is gated: its makers want to know who uses it. Open {hub_page}, log in, accept the terms, then make an access token of kind &apos;read&apos; in your settings there and paste it here.</source>
        <translation>{entry} 受限：其制作者要求了解使用者。请打开 {hub_page}，登录，接受条款，然后在那里的设置中创建一个“read”类型的访问令牌，并粘贴到这里。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Access token (not shown):</source>
        <translation>访问令牌（不显示）：</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep it in the system&apos;s keyring?</source>
        <translation>要把它保存在系统的密钥环中吗？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It is used this once.</source>
        <translation>只使用这一次。</translation>
    </message>
    <message>
        <location filename="../../app/commands/invocation.py" line="+65"/>
        <source>A passphrase opens them: type it in a terminal, or give it with --passphrase-fd.</source>
        <translation>它们用口令打开：请在终端中输入，或用 --passphrase-fd 提供。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Passphrase of your conversations:</source>
        <translation>你的对话的口令：</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Choose a passphrase to keep conversations, or press Enter to keep none.</source>
        <translation>请选择口令以保存对话，或按 Enter 不保存任何对话。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>New passphrase:</source>
        <translation>新的口令：</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+22"/>
        <source>Write everything but model files into one encrypted archive in a folder, and compare it with what was put in.</source>
        <translation>将模型文件以外的一切写入文件夹中的一个加密归档，并与放入的内容比对。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Restore a backup into a data folder where nothing is kept yet; nothing is ever overwritten.</source>
        <translation>把备份恢复到还没有保存任何内容的数据文件夹中；绝不会覆盖任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/commands/backup.py" line="+29"/>
        <source>Read the backup&apos;s passphrase from this file descriptor.</source>
        <translation>从此文件描述符读取备份的口令。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The folder to write the backup into.</source>
        <translation>要写入备份的文件夹。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Keep only so many backups in that folder; 0 keeps all.</source>
        <translation>该文件夹里只保留这么多个备份；0 表示全部保留。</translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="-67"/>
        <source>The backup is in {path} ({size} MB); it was read back and is whole. Model files are not in it.</source>
        <translation>备份在 {path}（{size} MB）；已读回核对，完整无缺。其中没有模型文件。</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>One older backup was removed.</source>
        <comment>{count} older backups were removed.</comment>
        <translation>
            <numerusform>已删除 {count} 个较早的备份。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The backup.</source>
        <translation>备份。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only read it whole and compare; restore nothing.</source>
        <translation>只完整读取并核对；不恢复任何内容。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Instead of a backup: put back the database as it was before this version upgraded it, for an earlier version to go on with.</source>
        <translation>不用备份：把数据库恢复到此版本升级它之前的样子，供较早的版本继续使用。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Name a backup, or say --before-upgrade.</source>
        <translation>请指定一个备份，或使用 --before-upgrade。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The backup of {moment} is whole.</source>
        <translation>{moment} 的备份完整无缺。</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>One conversation of {moment} is restored in {folder}.</source>
        <comment>{count} conversations of {moment} are restored in {folder}.</comment>
        <translation>
            <numerusform>{moment} 的 {count} 个对话已恢复到 {folder}。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Was there already, and stayed: {names}.</source>
        <translation>原已存在，予以保留：{names}。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The database is as it was before the upgrade. Start the earlier version of Oyster now: this one would upgrade it again. What was written since is in {path}; delete that file when you need it no more.</source>
        <translation>数据库已回到升级之前的样子。现在请启动较早版本的 Oyster：这个版本会再次升级它。那以后写下的内容在 {path}；不再需要时请删除该文件。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The stored conversations are not open, so there is nothing to back up or to restore into.</source>
        <translation>保存的对话没有打开，所以没有可备份的内容，也没有可恢复到的地方。</translation>
    </message>
    <message>
        <location line="+12"/>
        <location line="+12"/>
        <source>A backup needs a passphrase. Give one with --backup-passphrase-fd.</source>
        <translation>备份需要口令。请用 --backup-passphrase-fd 提供。</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>Choose a passphrase for the backup.</source>
        <translation>请为备份选择口令。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Without a passphrase no backup is made.</source>
        <translation>没有口令就不会制作备份。</translation>
    </message>
    <message>
        <location filename="../../app/commands/invocation.py" line="+4"/>
        <source>The same again:</source>
        <translation>再输入一次：</translation>
    </message>
    <message>
        <location filename="../../app/commands/backup.py" line="+9"/>
        <source>Passphrase of the backup:</source>
        <translation>备份的口令：</translation>
    </message>
    <message>
        <location filename="../../app/commands/invocation.py" line="+14"/>
        <source>No passphrase could be read from file descriptor {descriptor}.</source>
        <translation>无法从文件描述符 {descriptor} 读到口令。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The passphrase on file descriptor {descriptor} is empty.</source>
        <translation>文件描述符 {descriptor} 上的口令是空的。</translation>
    </message>
    <message>
        <location filename="../../app/commands/model_option.py" line="+14"/>
        <source>Id from &apos;oyster models list&apos;, the path of a GGUF file, which is added where it lies, or &apos;server&apos; for the one that &apos;oyster server&apos; names.</source>
        <translation>“oyster models list”中的标识、GGUF 文件的路径（文件原地添加），或用“server”表示“oyster server”所指定的服务器。</translation>
    </message>
    <message>
        <location line="+15"/>
        <location filename="../../app/commands/models.py" line="+106"/>
        <location filename="../../app/commands/models_folder.py" line="+75"/>
        <source>Reading {path}</source>
        <translation>正在读取 {path}</translation>
    </message>
    <message>
        <location filename="../../app/commands/models.py" line="-75"/>
        <location filename="../../app/commands/models_folder.py" line="-4"/>
        <source>Id from &apos;oyster models list&apos;.</source>
        <translation>“oyster models list”列出的 id。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/commands/models_get.py" line="+34"/>
        <location filename="../../app/commands/models_prove.py" line="+42"/>
        <source>Read the hub&apos;s access token from this file descriptor.</source>
        <translation>从此文件描述符读取模型网站的访问令牌。</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../../app/commands/models_get.py" line="+3"/>
        <source>Where the weights of a model that is made here are fetched.</source>
        <translation>在这里制作的模型，其权重从哪里下载。</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="-88"/>
        <source>Model files: list, get, add, verify, remove.</source>
        <translation>模型文件：列出、获取、添加、验证、移除。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models.py" line="+23"/>
        <source>List the models that are known and those that are here.</source>
        <translation>列出已知的模型和这里已有的模型。</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+103"/>
        <source>List every connection that the program ever made: when, where to, why, and how many bytes.</source>
        <translation>列出程序建立过的每一次连接：何时、连到哪里、为什么、多少字节。</translation>
    </message>
    <message>
        <location filename="../../app/commands/connections.py" line="+25"/>
        <location filename="../../app/commands/models.py" line="+3"/>
        <location filename="../../app/commands/models_folder.py" line="-17"/>
        <location filename="../../app/commands/models_hub.py" line="-114"/>
        <location filename="../../app/commands/models_prove.py" line="-5"/>
        <location filename="../../app/commands/models_queue.py" line="+19"/>
        <location filename="../../app/commands/models_recommend.py" line="+51"/>
        <source>Print as JSON.</source>
        <translation>以 JSON 打印。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The list of connections {path} cannot be read.</source>
        <translation>无法读取连接列表 {path}。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models.py" line="+9"/>
        <source>here</source>
        <translation>已有</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>what it is</source>
        <translation>它是什么</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>standing</source>
        <translation>验证状态</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/domain/amount_words.py" line="+11"/>
        <source>{size} GB</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/evaluation/report/run_comparison.py" line="-4"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_get.py" line="+14"/>
        <source>For a model that is made here: Q4_K_M, Q5_K_M, Q6_K, Q8_0, BF16, F16, F32.</source>
        <translation>用于在这里制作的模型：Q4_K_M、Q5_K_M、Q6_K、Q8_0、BF16、F16、F32。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Fetch the recommended guard with a chat model, where none is here yet.</source>
        <translation>在这里还没有守护模型时，连同聊天模型一起下载推荐的守护模型。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>--no-guard leaves it out.</source>
        <translation>--no-guard 会略去它。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>ModelScope&apos;s own interface has been tried on a server of the tests only, not on the real one yet.</source>
        <translation>ModelScope 自己的接口目前只在测试用的服务器上试过，还没有在真正的服务器上试过。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Getting {identity}</source>
        <translation>正在获取 {identity}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{model} is here: {standing}.</source>
        <translation>{model} 已在这里：{standing}。</translation>
    </message>
    <message>
        <location line="-40"/>
        <source>Give up a model that was on its way; what was fetched or made so far is deleted.</source>
        <translation>放弃正在获取的模型；到目前为止下载或制作的内容会被删除。</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>Id from &apos;oyster models list&apos;, OWNER/NAME, OWNER/NAME/FILE.gguf, or a link of the hub.</source>
        <translation>“oyster models list”中的 id、OWNER/NAME、OWNER/NAME/FILE.gguf，或模型网站的链接。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Fetch a model of the catalogue or of any page of the hub, or make it, check it, and keep it. Ctrl+C pauses; the same command goes on.</source>
        <translation>下载目录中的模型或模型网站任意页面上的模型，或制作它，然后核对并保存。按 Ctrl+C 暂停；用同样的命令继续。</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>The quantisation that was being made.</source>
        <translation>当时正在制作的量化方式。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leave what was fetched.</source>
        <translation>保留已下载的内容。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>&apos;{identity}&apos; is given up; what was fetched is kept.</source>
        <translation>已放弃“{identity}”；已下载的内容保留着。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&apos;{identity}&apos; is given up.</source>
        <translation>已放弃“{identity}”。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>It is fetched all the same; Ctrl+C ends it.</source>
        <translation>仍会下载；按 Ctrl+C 结束。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models.py" line="+0"/>
        <source>its file is gone</source>
        <translation>其文件已不在</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The file of &apos;{model}&apos; is no longer at {path}, or is another one now. Bring it back, or &apos;oyster models relocate {model} FILE&apos; says where it is.</source>
        <translation>“{model}”的文件已不在 {path}，或现在是另一个文件。请把它放回，或用“oyster models relocate {model} FILE”说明它在哪里。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Delete the hub&apos;s access token from the system&apos;s keyring.</source>
        <translation>从系统的密钥环中删除模型网站的访问令牌。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No token for {hub_host} is kept any more.</source>
        <translation>不再保存 {hub_host} 的令牌。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Add a GGUF file that is already on this computer.</source>
        <translation>添加一个已在这台计算机上的 GGUF 文件。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A GGUF file; it stays where it is.</source>
        <translation>一个 GGUF 文件；它留在原处。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What it is for.</source>
        <translation>它的用途。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&apos;{model}&apos; is added: {standing}.</source>
        <translation>已添加“{model}”：{standing}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Read a model&apos;s file again and compare it with what was checked before.</source>
        <translation>重新读取模型的文件，并与先前核对的结果比较。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Id from &apos;oyster models list&apos;; all models if not said.</source>
        <translation>“oyster models list”中的 id；不写则为所有模型。</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+29"/>
        <source>Reading {identity}</source>
        <translation>正在读取 {identity}</translation>
    </message>
    <message>
        <location line="-19"/>
        <source>Forget a model; the file is deleted only if the program fetched it.</source>
        <translation>移除一个模型；只有由本程序下载的文件才会被删除。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&apos;{identity}&apos; is removed.</source>
        <translation>已移除“{identity}”。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Write the folder that a maintainer uploads for others: the model, its card, its record, its licence.</source>
        <translation>写出供维护者上传给他人的文件夹：模型、它的说明卡、它的记录、它的许可证。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A new folder for the kit.</source>
        <translation>供发布包使用的新文件夹。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_get.py" line="+8"/>
        <source>{quantisation} ({final} GB)</source>
        <translation>{quantisation}（{final} GB）</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>It will be stored as {quantisation}.</source>
        <translation>将以 {quantisation} 保存。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is too large for the memory or the disk that is free here now.</source>
        <translation>对于这里现在空闲的内存或磁盘来说，它太大了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>--quantisation chooses another that fits here: {others}.</source>
        <translation>--quantisation 可选择适合这里的其他量化方式：{others}。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>There is no quantisation &apos;{name}&apos;. There are: {known}.</source>
        <translation>没有量化方式“{name}”。现有：{known}。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models.py" line="+57"/>
        <source>By its metadata it is {family}.</source>
        <translation>按其元数据，它是 {family}。</translation>
    </message>
    <message>
        <location filename="../../app/commands/progress_lines.py" line="+17"/>
        <source>waiting for the hub</source>
        <translation>正在等待模型网站</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>planning</source>
        <translation>正在规划</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>converting</source>
        <translation>正在转换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>checking</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>part {part} of {parts}</source>
        <translation>第 {part} 部分，共 {parts} 部分</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_queue.py" line="-5"/>
        <source>Show the window&apos;s downloads: what is fetched, waits, is paused or has failed.</source>
        <translation>显示窗口的下载：哪些正在下载、等待、已暂停或失败。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The window has no downloads under way. &apos;oyster models get ID&apos; fetches a model here.</source>
        <translation>窗口没有正在进行的下载。“oyster models get ID”可以在这里下载模型。</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/commands/progress_lines.py" line="+4"/>
        <source>{done} of {total} GB</source>
        <translation>{done} GB，共 {total} GB</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>waits for its turn</source>
        <translation>等待中</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>is fetched, unless the window was closed meanwhile</source>
        <translation>正在下载，除非窗口在此期间已关闭</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>is paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>has failed</source>
        <translation>已失败</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{identity}: {state}, {amount}.</source>
        <translation>{identity}：{state}，{amount}。</translation>
    </message>
    <message>
        <location filename="../../app/commands/progress_lines.py" line="+6"/>
        <location filename="../../app/ui/view_models/model_words.py" line="+83"/>
        <source>{speed} MB/s</source>
        <translation>{speed} MB/s</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{minutes} min left</source>
        <translation>还剩 {minutes} 分钟</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{seconds} s left</source>
        <translation>还剩 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../app/commands/root.py" line="+24"/>
        <source>A private conversation with Oyster-I on this computer. Without a verb, the window opens.</source>
        <translation>在这台计算机上与 Oyster-I 私下对话。不写命令时打开窗口。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_group.py" line="+30"/>
        <source>Check that a GGUF is made of published weights, by a sample of them, and say what could have been missed.</source>
        <translation>通过抽样检查 GGUF 是否由已发布的权重制成，并说明可能漏掉什么。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Say which model fits this machine, and what it takes, gives and lacks.</source>
        <translation>说明哪个模型适合这台计算机，以及它需要什么、能给什么、缺少什么。</translation>
    </message>
    <message>
        <location filename="../../app/commands/root.py" line="+21"/>
        <source>Where everything is kept; moves it all, as {home_variable} does.</source>
        <translation>一切内容的保存位置；会全部改换，与 {home_variable} 的作用相同。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Read the passphrase of the database from this file descriptor.</source>
        <translation>从此文件描述符读取数据库的口令。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The model to open with: an id from &apos;oyster models list&apos;, or a GGUF&apos;s path.</source>
        <translation>打开时使用的模型：“oyster models list”中的 id，或 GGUF 文件的路径。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Region for helplines, as in GB; the system&apos;s if not said.</source>
        <translation>求助热线所在地区，例如 CN；不写则用系统的地区。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Print the program&apos;s log as it is written; no conversation is in it.</source>
        <translation>在写入程序日志的同时输出日志；其中没有任何对话。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Print the version.</source>
        <translation>输出版本号。</translation>
    </message>
    <message>
        <location filename="../../app/commands/root_options.py" line="+29"/>
        <source>The data folder is said to be in the home of somebody who is not known here. Name another one.</source>
        <translation>所给的数据文件夹位于一个这里不认识的用户的主目录中。请指定其他文件夹。</translation>
    </message>
    <message>
        <location filename="../../app/commands/program_run.py" line="+91"/>
        <location filename="../../app/ui/task_runner.py" line="+56"/>
        <source>The program made a mistake. Nothing that was saved is lost.</source>
        <translation>程序出了错。已保存的内容没有丢失。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Where it was is in {path}, without a word of a conversation.</source>
        <translation>出错的位置在 {path} 中，不含对话的任何文字。</translation>
    </message>
    <message>
        <location filename="../../app/commands/terminal_view.py" line="-29"/>
        <location filename="../../app/session/conversation_export/export_file.py" line="+16"/>
        <location line="+11"/>
        <source>The model&apos;s own thinking:</source>
        <translation>模型自己的思考：</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reply:</source>
        <translation>回复：</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>[bold]{model}[/bold]: {standing}. Runs here on {device}; nothing leaves this computer.</source>
        <translation>[bold]{model}[/bold]：{standing}。在这里的 {device} 上运行；没有任何内容离开这台计算机。</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>[dim]Ctrl+C stops a reply, Ctrl+D ends.[/dim]</source>
        <translation>[dim]按 Ctrl+C 停止回复，按 Ctrl+D 结束。[/dim]</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>[bold]{model}[/bold]: {standing}. {where}</source>
        <translation>[bold]{model}[/bold]：{standing}。{where}</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>The analysis after the reply broke off: {why}</source>
        <translation>回复之后的分析中断了：{why}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>[bold]The reply broke off.[/bold] {why}</source>
        <translation>[bold]回复中断了。[/bold]{why}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>For the person you are worried about</source>
        <translation>给你所担心的人</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You do not have to face this alone</source>
        <translation>你不必独自面对</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>[dim]Highest categories: {words}[/dim]</source>
        <translation>[dim]最高的类别：{words}[/dim]</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>[bold]Answer {number} of {expected}: {name}[/bold]</source>
        <translation>[bold]第 {number} 个回答，共 {expected} 个：{name}[/bold]</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>[dim]A reply by {model} ({standing}) was folded away; &apos;oyster&apos; shows it in the window if the conversation is saved.[/dim]</source>
        <translation>[dim]{model}（{standing}）的一条回复已收起；如果对话已保存，“oyster”会在窗口中显示它。[/dim]</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>[dim]The model wrote nothing.[/dim]</source>
        <translation>[dim]模型什么也没有写。[/dim]</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Computed: read {read} tokens ({reused} reused), wrote {written}</source>
        <translation>计算：读取 {read} 个词元（重用 {reused} 个），写出 {written} 个</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{speed} tokens/s</source>
        <translation>{speed} 词元/秒</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>first token after {seconds} s</source>
        <translation>{seconds} 秒后出现第一个词元</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>context {used} of {size}</source>
        <translation>上下文 {used}，共 {size}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>the oldest message did not fit and was left out</source>
        <comment>the {count} oldest messages did not fit and were left out</comment>
        <translation>
            <numerusform>最早的 {count} 条消息放不下，已略去</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/commands/window.py" line="+53"/>
        <source>There is no screen here, so the conversation opens in this terminal.</source>
        <translation>这里没有显示屏，所以对话在此终端中打开。</translation>
    </message>
    <message>
        <location filename="../../app/translation.py" line="+59"/>
        <source>{before} {after}</source>
        <translation>{before}{after}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{before}, {after}</source>
        <translation>{before}，{after}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{before}; {after}</source>
        <translation>{before}；{after}</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{names}, {name}</source>
        <translation>{names}、{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/rated_replies.py" line="-63"/>
        <source>{before} and {last}</source>
        <translation>{before}和{last}</translation>
    </message>
    <message>
        <location filename="../../app/alignment/explanatory_parts.py" line="+103"/>
        <source>There is no model that could be asked.</source>
        <translation>没有可以询问的模型。</translation>
    </message>
    <message>
        <location line="+59"/>
        <source>The model that is loaded cannot judge risk, so it is not asked. Load another one.</source>
        <translation>当前加载的模型无法判断风险，因此不向它提问。请加载其他模型。</translation>
    </message>
    <message>
        <location filename="../../app/alignment/analyst.py" line="+72"/>
        <source>the chat model</source>
        <translation>聊天模型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>the guard model</source>
        <translation>守护模型</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>{name}, one token</source>
        <translation>{name}，一个词元</translation>
    </message>
    <message>
        <location filename="../../app/alignment/anticipation.py" line="+67"/>
        <source>a chance of {chance} that the writer is in danger</source>
        <translation>写信人处于危险中的可能性为 {chance}</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>concern for somebody else</source>
        <translation>为他人担心</translation>
    </message>
    <message>
        <location filename="../../app/alignment/crisis_screen/rules.py" line="+174"/>
        <source>The crisis rules</source>
        <translation>危机规则</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The crisis rules in {path} cannot be used: {error}</source>
        <translation>无法使用 {path} 中的危机规则：{error}</translation>
    </message>
    <message>
        <location filename="../../app/alignment/crisis_screen/spelling.py" line="+43"/>
        <source>The spellings</source>
        <translation>拼写表</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The spellings in {path} cannot be used: {error}</source>
        <translation>无法使用 {path} 中的拼写：{error}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The characters in {path} cannot be read: {error}</source>
        <translation>无法读取 {path} 中的字符：{error}</translation>
    </message>
    <message>
        <location filename="../../app/alignment/evidence/source.py" line="+36"/>
        <source>No model has judged this message.</source>
        <translation>没有模型判断过这条消息。</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>This message could not be judged. {why}</source>
        <translation>无法判断这条消息。{why}</translation>
    </message>
    <message>
        <location filename="../../app/alignment/help_words.py" line="+198"/>
        <location filename="../../app/alignment/support.py" line="+28"/>
        <source>One of the program&apos;s own files</source>
        <translation>程序自带的某个文件</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>an entry is missing</source>
        <translation>缺少一个条目</translation>
    </message>
    <message>
        <location filename="../../app/alignment/lingo_bp/improvement.py" line="+32"/>
        <source>broke off</source>
        <translation>中断了</translation>
    </message>
    <message>
        <location line="+159"/>
        <source>The reply was not written to its end: it was stopped.</source>
        <translation>回复没有写完：它被停止了。</translation>
    </message>
    <message>
        <location filename="../../app/alignment/reasoning_chain/influence.py" line="+98"/>
        <source>There is no reasoning of this reply that could be weighed.</source>
        <translation>此回复没有可以衡量的推理。</translation>
    </message>
    <message>
        <location filename="../../app/alignment/reasoning_chain/writer.py" line="+120"/>
        <source>The reasoning was not written down: it was stopped.</source>
        <translation>推理没有写下来：它被停止了。</translation>
    </message>
    <message>
        <location filename="../../app/alignment/strategies.py" line="+32"/>
        <source>The strategies</source>
        <translation>策略</translation>
    </message>
    <message>
        <location filename="../../app/alignment/strategy_selection.py" line="+85"/>
        <source>the crisis screen&apos;s rules</source>
        <translation>危机筛查的规则</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>the judge&apos;s categories</source>
        <translation>评判者的类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the sentence classifier&apos;s chance of danger</source>
        <translation>句子分类器给出的危险可能性</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>nothing stood out</source>
        <translation>没有特别之处</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the table of risks: {name}</source>
        <translation>风险表：{name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{source}, times severity</source>
        <translation>{source}，乘以严重程度</translation>
    </message>
    <message>
        <location filename="../../app/alignment/support.py" line="+24"/>
        <source>{called} cannot be used ({path}: {problem}). Install it again.</source>
        <translation>{called}无法使用（{path}：{problem}）。请重新安装。</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>the emergency number of {region}</source>
        <translation>{region} 的紧急电话号码</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>{given} in {get}</source>
        <translation>{given}（{get}）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>an entry without a name</source>
        <translation>一个没有名称的条目</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>no region</source>
        <translation>未注明地区</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>{name}: what was seen has a date, what is only known has none</source>
        <translation>{name}：亲自看到的有日期，仅仅知道的没有日期</translation>
    </message>
    <message>
        <location line="+79"/>
        <source>no words for {missing}</source>
        <translation>缺少 {missing} 的文字</translation>
    </message>
    <message>
        <location filename="../../app/alignment/taxonomy.py" line="+40"/>
        <source>The risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>the guard has no category &apos;{strange}&apos;</source>
        <translation>守护模型没有类别“{strange}”</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>one of the guard&apos;s has to be named</source>
        <translation>必须写出守护模型的某个类别</translation>
    </message>
    <message>
        <location filename="../../app/alignment/turn.py" line="+33"/>
        <source>The chat model will be asked once its reply is written.</source>
        <translation>聊天模型写完回复之后会询问它。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_prove.py" line="-12"/>
        <source>A GGUF file, or the id of a model that is here.</source>
        <translation>GGUF 文件，或这里已有的模型的 id。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The hub&apos;s repository of the published weights, as OWNER/NAME.</source>
        <translation>已发布权重在模型网站上的仓库，写作 OWNER/NAME。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The repository&apos;s branch or commit.</source>
        <translation>仓库的分支或提交。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>How much of the weights to fetch; 1.5 if not said.</source>
        <translation>要下载多少权重；不写则为 1.5。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Look at the places that this seed chose before.</source>
        <translation>查看此种子以前选过的位置。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Where the published weights are.</source>
        <translation>已发布的权重在哪里。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Comparing {name}</source>
        <translation>正在比较 {name}</translation>
    </message>
    <message>
        <location filename="../../app/domain/guard_words.py" line="+10"/>
        <source>Without a guard model, risk and distress in ordinary words are mostly missed.</source>
        <translation>没有守护模型时，用平常话说出的风险和痛苦大多会被漏掉。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Categories judged by {model} in place of a guard: only indicative. Without a guard model, risk and distress in ordinary words are mostly missed; one can be had under Models.</source>
        <translation>类别由 {model} 代替守护模型判断：仅供参考。没有守护模型时，用平常话语说出的风险和痛苦大多会被漏掉；可以在“模型”中获取一个。</translation>
    </message>
    <message>
        <location filename="../../app/domain/risk.py" line="+110"/>
        <source>Not judged</source>
        <translation>未判断</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Low risk</source>
        <translation>风险低</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Possible risk</source>
        <translation>可能有风险</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>High risk</source>
        <translation>风险高</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Concern for someone else</source>
        <translation>为他人担心</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Some distress noticed</source>
        <translation>注意到你有些难受</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Serious distress: help is shown</source>
        <translation>情况严重：已显示求助方式</translation>
    </message>
    <message>
        <location filename="../../app/models/modelscope.py" line="+84"/>
        <source>ModelScope&apos;s {repo} has no file {file} whose hash it states.</source>
        <translation>ModelScope 上的 {repo} 没有标明散列值的文件 {file}。</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>ModelScope answered in a way that this program does not know. Ask again, or use the other hub.</source>
        <translation>ModelScope 的回答是本程序不认识的形式。请再试一次，或改用另一个模型网站。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>ModelScope has no {repo}, or only for those with a token.</source>
        <translation>ModelScope 没有 {repo}，或只提供给持有令牌的人。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>ModelScope&apos;s {repo} has too many files to list them all.</source>
        <translation>ModelScope 的 {repo} 文件太多，无法全部列出。</translation>
    </message>
    <message>
        <location filename="../../app/models/modelscope_listing.py" line="+56"/>
        <source>ModelScope&apos;s {repo} holds no weights that can be converted.</source>
        <translation>ModelScope 上的 {repo} 没有可以转换的权重。</translation>
    </message>
    <message>
        <location line="+67"/>
        <source>ModelScope&apos;s {path} is not a whole safetensors file, so it cannot be converted.</source>
        <translation>ModelScope 的 {path} 不是完整的 safetensors 文件，因此无法转换。</translation>
    </message>
    <message>
        <location filename="../../app/models/origin_check/fetched_file.py" line="+61"/>
        <source>The file fetched for &apos;{name}&apos; is not made of the weights that it names ({repo}), so it is not used and was deleted.</source>
        <translation>为“{name}”下载的文件不是由其标明的权重（{repo}）制成的，因此没有使用，并已删除。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The file has the right hash, but could not be compared with the weights it is made of. {why} Compare it later.</source>
        <translation>文件的散列值正确，但未能与制成它的权重比较。{why}请稍后再比较。</translation>
    </message>
    <message>
        <location filename="../../app/models/origin_check/findings.py" line="+54"/>
        <source>The file stores its weights as {kinds}, which cannot be compared here.</source>
        <translation>此文件以 {kinds} 存储权重，这里无法比对。</translation>
    </message>
    <message>
        <location filename="../../app/models/origin_check/limits.py" line="+44"/>
        <source>The limits of comparisons</source>
        <translation>比对的限度</translation>
    </message>
    <message>
        <location filename="../../app/models/origin_check/metadata_comparison.py" line="-4"/>
        <source>{count} bytes of text</source>
        <translation>{count} 字节文字</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{count} items, another at {place}</source>
        <translation>{count} 项，在 {place} 处不同</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>(a name of unusual signs)</source>
        <translation>（含有特殊字符的名称）</translation>
    </message>
    <message>
        <location filename="../../app/models/ranged_reading.py" line="+3"/>
        <source>Reading parts of the published weights ended unexpectedly. Ask again.</source>
        <translation>读取已发布权重的部分内容时意外结束了。请再试一次。</translation>
    </message>
    <message>
        <location filename="../../app/models/ranged_reading_process.py" line="+72"/>
        <source>The hub does not give parts of files, so nothing can be compared without fetching it all.</source>
        <translation>模型网站不提供文件的部分内容，所以不全部下载就无法比对。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The hub&apos;s {file} ends before the place that its own list names.</source>
        <translation>模型网站上的 {file} 在它自己的列表所写的位置之前就结束了。</translation>
    </message>
    <message>
        <location filename="../../app/session/guard_offer.py" line="+39"/>
        <source>So {title} ({size} MB) is fetched with it.</source>
        <translation>因此会一同下载 {title}（{size} MB）。</translation>
    </message>
    <message>
        <location filename="../../app/commands/model_advice.py" line="+23"/>
        <source>&apos;oyster models get {guard}&apos; fetches one ({size} MB).</source>
        <translation>“oyster models get {guard}”可以下载一个（{size} MB）。</translation>
    </message>
    <message>
        <location filename="../../app/session/origin_check.py" line="+99"/>
        <source>&apos;{name}&apos; is neither a model on this computer nor a file.</source>
        <translation>“{name}”既不是这台计算机上的模型，也不是文件。</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Say which published weights the file is to be compared with, as in OWNER/NAME.</source>
        <translation>请写明文件要与哪些已发布的权重比较，写作 OWNER/NAME。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The option for it is --against.</source>
        <translation>对应的选项是 --against。</translation>
    </message>
    <message>
        <location filename="../../app/commands/model_advice.py" line="+15"/>
        <source>&apos;oyster models prove {name}&apos; compares it with the published weights in {repo}: a sample of some hundred megabytes is fetched for it.</source>
        <translation>“oyster models prove {name}”会将它与 {repo} 中已发布的权重比较：为此要下载几百兆字节的样本。</translation>
    </message>
    <message>
        <location filename="../../app/session/window_place.py" line="+41"/>
        <source>Where the window stands cannot be remembered.</source>
        <translation>无法记住窗口的位置。</translation>
    </message>
    <message>
        <location filename="../../app/ui/one_window.py" line="+18"/>
        <source>Oyster is open already with these conversations; its window comes to the front.</source>
        <translation>Oyster 已经打开，正在使用这些对话；它的窗口会来到最前面。</translation>
    </message>
    <message>
        <location filename="../../app/ui/composer/message_composer.py" line="+27"/>
        <location filename="../../app/ui/main_menu.py" line="+4"/>
        <source>Write a message</source>
        <translation>写一条消息</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Send the message (Enter)</source>
        <translation>发送消息（Enter）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the reply (Escape)</source>
        <translation>停止回复（Escape）</translation>
    </message>
    <message>
        <location line="+20"/>
        <location filename="../../app/ui/composer/message_field.py" line="+35"/>
        <source>Write a message…</source>
        <translation>写一条消息…</translation>
    </message>
    <message>
        <location filename="../../app/ui/composer/message_field.py" line="-2"/>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter sends, Shift and Enter begin a new line</source>
        <translation>按 Enter 发送，按 Shift+Enter 换行</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/run_comparison.py" line="-110"/>
        <location filename="../../app/ui/composer/mode_choice.py" line="+20"/>
        <location filename="../../app/ui/view_models/evaluation.py" line="+2"/>
        <location filename="../../app/ui/view_models/reply_label.py" line="+11"/>
        <source>Observe</source>
        <translation>观察</translation>
    </message>
    <message>
        <location filename="../../app/ui/composer/mode_choice.py" line="+0"/>
        <source>The model answers by itself; everything is computed beside it.</source>
        <translation>模型自行回答；一切都在旁边计算。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/run_comparison.py" line="+0"/>
        <location filename="../../app/ui/composer/mode_choice.py" line="+1"/>
        <location filename="../../app/ui/view_models/evaluation.py" line="+0"/>
        <location filename="../../app/ui/view_models/reply_label.py" line="+0"/>
        <source>Guide</source>
        <translation>引导</translation>
    </message>
    <message>
        <location filename="../../app/ui/composer/mode_choice.py" line="+0"/>
        <source>The program chooses how to answer, and tells the model.</source>
        <translation>由程序选择怎样回答，并告诉模型。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="+29"/>
        <location filename="../../app/ui/model_folder/folder_flow.py" line="+151"/>
        <location filename="../../app/ui/view_models/reply_label.py" line="+0"/>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The same message is answered under two strategies, side by side.</source>
        <translation>同一条消息以两种策略回复，并排显示。</translation>
    </message>
    <message>
        <location line="+29"/>
        <location filename="../../app/ui/dialogs/settings.py" line="+28"/>
        <source>How to answer</source>
        <translation>怎样回答</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mode: {words}</source>
        <translation>模式：{words}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>First strategy to compare</source>
        <translation>要比较的第一种策略</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Second strategy to compare</source>
        <translation>要比较的第二种策略</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>First: chosen by the game</source>
        <translation>第一种：由博弈选择</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Second: the next best</source>
        <translation>第二种：次优的一种</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/conversation_actions_flow.py" line="+90"/>
        <source>The reply in that conversation is being stopped. Delete it again then.</source>
        <translation>正在停止该对话中的回复。停止之后请再删除一次。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Nothing was deleted since Oyster was opened.</source>
        <translation>自打开 Oyster 以来没有删除过内容。</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/conversation_pane.py" line="+32"/>
        <location filename="../../app/ui/opening_window.py" line="+96"/>
        <location filename="../../app/ui/rating/agreement_page.py" line="+36"/>
        <location filename="../../app/ui/rating/ratings_page.py" line="+18"/>
        <location filename="../../app/ui/transcript/transcript_view.py" line="+79"/>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/empty_conversation.py" line="+20"/>
        <source>You are talking with a small trial model. It shows how the program works, often writes nonsense, and is not Oy1. Please do not rely on it.</source>
        <translation>你正在与一个小型试用模型对话。它只用来展示程序如何工作，常常胡言乱语，也不是 Oy1。请不要依赖它。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This model is not verified as Oy1. Please do not rely on it when it matters.</source>
        <translation>此模型未被验证为 Oy1。重要的事情请不要依赖它。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A new conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/opening_window.py" line="+22"/>
        <source>What is on your mind?</source>
        <translation>你在想什么？</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>It is kept encrypted.</source>
        <translation>它以加密方式保存。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Nothing is kept when the program ends.</source>
        <translation>程序结束后什么都不保留。</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>What you write stays on this computer.</source>
        <translation>你写的内容只留在这台计算机上。</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/find_bar.py" line="+24"/>
        <source>What was found in this conversation</source>
        <translation>在此对话中找到的内容</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Previous</source>
        <translation>上一条</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The message found before this one (Shift+F3)</source>
        <translation>这条之前找到的消息（Shift+F3）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The next message found (F3)</source>
        <translation>下一条找到的消息（F3）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>End the search</source>
        <translation>结束搜索</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>“{query}”: message {at} of {count}</source>
        <translation>“{query}”：第 {at} 条消息，共 {count} 条</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>“{query}”: {count} message</source>
        <comment>“{query}”: {count} messages</comment>
        <translation>
            <numerusform>“{query}”：{count} 条消息</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/header.py" line="-83"/>
        <source>Conversation header</source>
        <translation>对话标题栏</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show or hide the conversations (Ctrl+B)</source>
        <translation>显示或隐藏对话列表（Ctrl+B）</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Switch the model</source>
        <translation>切换模型</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+33"/>
        <location filename="../../app/ui/conversation/model_flow.py" line="+85"/>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <location line="-29"/>
        <source>Stop loading the model</source>
        <translation>停止加载模型</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../app/ui/downloads/downloads_sheet.py" line="+45"/>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/view_models/downloads.py" line="+52"/>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../app/ui/main_window.py" line="+79"/>
        <source>All actions</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Show or hide the transparency panel (Ctrl+J)</source>
        <translation>显示或隐藏说明栏（Ctrl+J）</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>{note}
Switch the model</source>
        <translation>{note}
切换模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Model: {words}, {note}. Switch the model</source>
        <translation>模型：{words}，{note}。切换模型</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Loading{percent}</source>
        <translation>加载中{percent}</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/model_flow.py" line="-86"/>
        <source>{loading} You can write already.</source>
        <translation>{loading}你现在就可以写。</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>{model} is here now.</source>
        <translation>{model} 现在已在这台计算机上。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/dialogs/server_sheet.py" line="+53"/>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>{model} is in use again</source>
        <translation>已恢复使用 {model}</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Its file is deleted.</source>
        <translation>它的文件会被删除。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The file itself stays where it is.</source>
        <translation>文件本身留在原处。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove {model}?</source>
        <translation>移除 {model}？</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/downloads/downloads_sheet.py" line="+49"/>
        <location filename="../../app/ui/welcome/model_cards.py" line="+67"/>
        <location line="+35"/>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>no model is loaded</source>
        <translation>没有加载模型</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/model_offer.py" line="+31"/>
        <source>A model to answer you</source>
        <translation>回答你的模型</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Progress of the model</source>
        <translation>模型的进度</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+25"/>
        <source>Other models…</source>
        <translation>其他模型…</translation>
    </message>
    <message>
        <location line="-7"/>
        <location filename="../../app/ui/view_models/first_model.py" line="+61"/>
        <source>A model on this computer answers you.</source>
        <translation>由这台计算机上的模型回答你。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Details, other models…</source>
        <translation>详情与其他模型…</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{title} · {progress}</source>
        <translation>{title} · {progress}</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/reply_actions_flow.py" line="+25"/>
        <source>Another model wrote this reply: the figures say how likely the one that is loaded would find it.</source>
        <translation>这条回复由另一个模型所写：这些数字表示已加载的模型认为它有多大可能。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The judge is explaining…</source>
        <translation>评判者正在解释…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The reasoning is being weighed…</source>
        <translation>正在衡量推理…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The model is summarising…</source>
        <translation>模型正在概括…</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/sending_flow.py" line="+22"/>
        <source>A reply is still being written. Stop it first, or wait for its end.</source>
        <translation>回复还在写。请先停止它，或等它写完。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>That message is being answered already. Stop the reply if you do not want it.</source>
        <translation>那条消息正在得到回答。如果不想要，请停止回复。</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/status_line.py" line="+15"/>
        <source>Kept on this computer, encrypted</source>
        <translation>加密保存在这台计算机上</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your conversations are being opened</source>
        <translation>正在打开你的对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Private: nothing is kept when the program ends</source>
        <translation>私密：程序结束后什么都不保留</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not open yet: nothing is kept</source>
        <translation>尚未打开：什么都不保存</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing is kept yet</source>
        <translation>目前什么都不保存</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing is kept</source>
        <translation>什么都不保存</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>{kept} · This program is not a clinician</source>
        <translation>{kept} · 本程序不是医生</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/turn_display.py" line="+42"/>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>{number} of {expected}: {strategy_name}</source>
        <translation>{number} / {expected}：{strategy_name}</translation>
    </message>
    <message>
        <location line="-62"/>
        <source>Your message is kept. It is answered as soon as a model is here.</source>
        <translation>你的消息已保存。有了模型就会回答它。</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation_list/conversation_list.py" line="-13"/>
        <location filename="../../app/ui/opening_window.py" line="-36"/>
        <location filename="../../app/ui/sets/set_sheet.py" line="+50"/>
        <location line="+28"/>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>New conversation (Ctrl+N)</source>
        <translation>新对话（Ctrl+N）</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Models (Ctrl+M)</source>
        <translation>模型（Ctrl+M）</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/welcome/welcome_page.py" line="+67"/>
        <location line="+4"/>
        <location line="+9"/>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Settings (Ctrl+,)</source>
        <translation>设置（Ctrl+,）</translation>
    </message>
    <message>
        <location line="+13"/>
        <location filename="../../app/ui/main_menu.py" line="-3"/>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search all conversations</source>
        <translation>搜索所有对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search the words of all conversations (Ctrl+F)</source>
        <translation>搜索所有对话中的文字（Ctrl+F）</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Conversations, newest first</source>
        <translation>对话，最新的在前</translation>
    </message>
    <message>
        <location line="+41"/>
        <location filename="../../app/ui/scenarios/scenarios_flow.py" line="+170"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What you talk about will be listed here.</source>
        <translation>你谈过的内容会列在这里。</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>What to do with the conversation</source>
        <translation>对此对话的操作</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rename…	F2</source>
        <translation>重命名…	F2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Delete	Del</source>
        <translation>删除	Del</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation_list/conversation_model.py" line="+73"/>
        <source>{title}, {moment}</source>
        <translation>{title}，{moment}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/fault_report.py" line="+21"/>
        <source>This is all that Oyster knows about how it closed. Nothing that you or the model wrote is in it, and it is sent nowhere. You can copy it or save it to pass it on.</source>
        <translation>关于 Oyster 是怎样关闭的，它所知道的全在这里。其中没有你或模型写的任何内容，也不会发送到任何地方。你可以复制或保存它，以便转交。</translation>
    </message>
    <message>
        <location line="+12"/>
        <location filename="../../app/ui/unexpected_end_bar.py" line="+36"/>
        <source>How Oyster closed last time</source>
        <translation>Oyster 上次如何关闭</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../app/ui/error_bar.py" line="+31"/>
        <location filename="../../app/ui/panel/boundary.py" line="+40"/>
        <location filename="../../app/ui/transcript/copy_button.py" line="+29"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Save the report to a file</source>
        <translation>将报告保存到文件</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/about.py" line="+31"/>
        <source>About Oyster desktop</source>
        <translation>关于 Oyster desktop</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The licence of</source>
        <translation>许可证所属</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Oyster desktop: Apache License 2.0</source>
        <translation>Oyster desktop：Apache License 2.0</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The font Inter: SIL Open Font License 1.1</source>
        <translation>字体 Inter：SIL Open Font License 1.1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The models</source>
        <translation>模型</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{name} {version}: {licence}</source>
        <translation>{name} {version}：{licence}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../app/ui/dialogs/connections.py" line="+40"/>
        <location filename="../../app/ui/dialogs/fault_report.py" line="+1"/>
        <location filename="../../app/ui/downloads/downloads_sheet.py" line="-18"/>
        <location filename="../../app/ui/keeping/keeping_sheet.py" line="+56"/>
        <location filename="../../app/ui/lock/delete_everything_dialog.py" line="+43"/>
        <location filename="../../app/ui/lock/exit_words.py" line="+35"/>
        <location filename="../../app/ui/model_folder/shared_sheet.py" line="+29"/>
        <location filename="../../app/ui/model_folder/verdict_sheet.py" line="+38"/>
        <location filename="../../app/ui/sets/set_sheet.py" line="+17"/>
        <location filename="../../app/ui/strategy_desk/desk_sheet.py" line="+75"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Version {version}, under the Apache License 2.0.</source>
        <translation>版本 {version}，依 Apache License 2.0 发布。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The list of the packages that it is made of is missing from this copy.</source>
        <translation>这份副本中缺少它所含软件包的列表。</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>It is made of {count} package of others, which has a licence of its own.</source>
        <comment>It is made of {count} packages of others, which have licences of their own.</comment>
        <translation>
            <numerusform>它由他人的 {count} 个软件包构成，各有自己的许可证。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/fault_report.py" line="+17"/>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="+56"/>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>It could not be written to {path}. Choose another place.</source>
        <translation>无法写入 {path}。请选择别的位置。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Saved as {without_home}.</source>
        <translation>已保存为 {without_home}。</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/keyring_sheet.py" line="+35"/>
        <source>Your conversations are kept on this computer, encrypted. Their key goes into this system&apos;s keyring, which may ask for your password now.</source>
        <translation>你的对话加密保存在这台计算机上。密钥将存入此系统的密钥环，密钥环现在可能会要求输入密码。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Your conversations are encrypted. Their key is in this system&apos;s keyring, which may ask for your password now.</source>
        <translation>你的对话已加密。密钥在此系统的密钥环中，密钥环现在可能会要求输入密码。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Opening your conversations</source>
        <translation>正在打开你的对话</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/dialogs/passphrase.py" line="+37"/>
        <source>Keep nothing this time</source>
        <translation>这次不保存</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/dialogs/passphrase.py" line="+2"/>
        <location filename="../../app/ui/lock/locked_window.py" line="+64"/>
        <source>Talk without keeping anything</source>
        <translation>对话但什么都不保存</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/make_model.py" line="+76"/>
        <location filename="../../app/ui/view_models/first_model.py" line="+69"/>
        <source>Get {title}</source>
        <translation>获取 {title}</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+39"/>
        <source>How it is stored</source>
        <translation>存储方式</translation>
    </message>
    <message>
        <location line="-36"/>
        <source>Keep the token in this system&apos;s keyring</source>
        <translation>把令牌保存在此系统的密钥环中</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/demonstration_sheet.py" line="+30"/>
        <source>For a stage: long waits are shortened</source>
        <translation>适合舞台：缩短较长的等待</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As it was recorded</source>
        <translation>按录制时的速度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Twice as fast</source>
        <translation>两倍速</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Four times as fast</source>
        <translation>四倍速</translation>
    </message>
    <message>
        <location line="+17"/>
        <location filename="../../app/ui/dialogs/settings.py" line="+60"/>
        <source>Show Oyster at an event</source>
        <translation>在活动上展示 Oyster</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The whole screen shows the demonstration, nothing that is written is kept, and it begins anew when nobody is there. It ends with its passphrase only; Oyster&apos;s own window closes meanwhile.</source>
        <translation>整个屏幕都显示演示，写下的内容不会保存，没有人在时会重新开始。只有口令能结束它；其间 Oyster 自己的窗口会关闭。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Language of the demonstration</source>
        <translation>演示的语言</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nobody: the recording alone is shown</source>
        <translation>没有人：只展示录制内容</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Who answers visitors</source>
        <translation>由谁回答访客</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Speed of the recording</source>
        <translation>录制内容的速度</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>{count} second</source>
        <comment>{count} seconds</comment>
        <translation>
            <numerusform>{count} 秒</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Begins anew when nobody is there for</source>
        <translation>无人使用多久后重新开始</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The recording that comes with Oyster is shown.</source>
        <translation>展示 Oyster 自带的录制内容。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Passphrase that ends the demonstration</source>
        <translation>结束演示的口令</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Another recording…</source>
        <translation>换一个录制文件…</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/ui/dialogs/make_model.py" line="+1"/>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Choose a recording</source>
        <translation>选择录制文件</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Shown is {file}.</source>
        <translation>展示的是 {file}。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/make_model.py" line="+3"/>
        <location line="+45"/>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <location line="-37"/>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>The hub (Hugging Face, or the mirror that is set)</source>
        <translation>模型网站（Hugging Face，或已设置的镜像）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>ModelScope: {repo}</source>
        <translation>ModelScope：{repo}</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Fetch {title} with it ({size})</source>
        <translation>一并下载 {title}（{size}）</translation>
    </message>
    <message>
        <location line="+9"/>
        <location line="+5"/>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>The token that is kept is used</source>
        <translation>使用已保存的令牌</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../app/ui/welcome/model_fetching.py" line="+130"/>
        <source>{keyring_problem} The token is used this once.</source>
        <translation>{keyring_problem}令牌只使用这一次。</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/passphrase.py" line="-20"/>
        <source>They are encrypted. Type their passphrase to open them.</source>
        <translation>对话已加密。请输入口令打开它们。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your conversations can be kept on this computer, encrypted with a passphrase that only you know. It is stored nowhere: if you forget it, only a recovery key that you made from the menu brings them back, and we cannot.</source>
        <translation>你的对话可以保存在这台计算机上，用只有你知道的口令加密。口令不会保存在任何地方：如果你忘记了它，只有你在菜单中制作的恢复密钥能找回对话，我们也无能为力。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Without a passphrase you can talk all the same; nothing is kept when the program ends.</source>
        <translation>没有口令也可以对话；程序结束后什么都不保留。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Keep your conversations?</source>
        <translation>要保存你的对话吗？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Open your conversations</source>
        <translation>打开你的对话</translation>
    </message>
    <message>
        <location line="+22"/>
        <location filename="../../app/ui/keeping/backup_question.py" line="+52"/>
        <location filename="../../app/ui/lock/unlock_form.py" line="+37"/>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <location line="+12"/>
        <location filename="../../app/ui/lock/locked_window.py" line="-2"/>
        <source>Use the recovery key…</source>
        <translation>使用恢复密钥…</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/new_passphrase_fields.py" line="+20"/>
        <source>The same passphrase again</source>
        <translation>再次输入口令</translation>
    </message>
    <message>
        <location filename="../../app/ui/keeping/backup_question.py" line="+2"/>
        <location filename="../../app/ui/lock/new_passphrase_fields.py" line="+2"/>
        <source>Strength of the passphrase</source>
        <translation>口令强度</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/passphrase.py" line="-9"/>
        <source>Keep conversations</source>
        <translation>保存对话</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/questions.py" line="+46"/>
        <location filename="../../app/ui/lock/recover_dialog.py" line="+34"/>
        <location filename="../../app/ui/lock/unlock_form.py" line="+2"/>
        <location filename="../../app/ui/scenarios/list_page.py" line="+34"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location filename="../../app/ui/keeping/backup_question.py" line="+63"/>
        <location filename="../../app/ui/lock/new_passphrase_fields.py" line="+14"/>
        <source>Type a passphrase first.</source>
        <translation>请先输入口令。</translation>
    </message>
    <message>
        <location filename="../../app/commands/invocation.py" line="-16"/>
        <location filename="../../app/ui/keeping/backup_question.py" line="+4"/>
        <location filename="../../app/ui/lock/new_passphrase_fields.py" line="+5"/>
        <source>The two are not the same. Type the same passphrase twice.</source>
        <translation>两次输入不一致。请输入相同的口令两次。</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/secret_sheet.py" line="+74"/>
        <location filename="../../app/ui/lock/unlock_form.py" line="+37"/>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/demonstration_sheet.py" line="-39"/>
        <location filename="../../app/ui/dialogs/questions.py" line="-21"/>
        <location line="+37"/>
        <location filename="../../app/ui/dialogs/server_sheet.py" line="+9"/>
        <location filename="../../app/ui/dialogs/settings.py" line="+2"/>
        <location filename="../../app/ui/keeping/backup_question.py" line="-30"/>
        <location line="+56"/>
        <location filename="../../app/ui/lock/change_passphrase.py" line="+41"/>
        <location filename="../../app/ui/lock/delete_everything_dialog.py" line="-11"/>
        <location filename="../../app/ui/lock/recover_dialog.py" line="+2"/>
        <location filename="../../app/ui/lock/recovery_key_dialog.py" line="+57"/>
        <location filename="../../app/ui/panel/chain/node_editor.py" line="+49"/>
        <location filename="../../app/ui/rating/rating_sheet.py" line="+10"/>
        <location filename="../../app/ui/transcript/message_editor.py" line="+85"/>
        <location filename="../../app/ui/welcome/progress_card.py" line="+36"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/questions.py" line="-27"/>
        <source>Write to this address?</source>
        <translation>要给这个地址写信吗？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{address}

Your mail program will open; this program itself sends nothing.</source>
        <translation>{address}

将打开你的邮件程序；本程序自己什么也不发送。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{address}

It leads to {site}. Your browser will contact that site; this program itself never does.</source>
        <translation>{address}

它通往 {site}。你的浏览器将访问该网站；本程序自己从不访问。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Rename the conversation</source>
        <translation>重命名对话</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Title of the conversation</source>
        <translation>对话标题</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>What was fetched and made so far can stay, so that it goes on from there another time, or be deleted.</source>
        <translation>目前已下载和制作的部分可以保留，以便下次从这里继续，也可以删除。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop getting this model?</source>
        <translation>停止获取此模型？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop and delete</source>
        <translation>停止并删除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/exit_sheet.py" line="+26"/>
        <source>Leave the demonstration</source>
        <translation>离开演示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The passphrase was chosen when the demonstration began. Without it, it goes on.</source>
        <translation>口令是在演示开始时选定的。没有它，演示会继续。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Passphrase of the demonstration</source>
        <translation>演示的口令</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/ui/dialogs/questions.py" line="+1"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="-3"/>
        <location filename="../../app/ui/welcome/progress_card.py" line="-1"/>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/settings.py" line="-135"/>
        <location line="+2"/>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Observe with Oy1, guide other models</source>
        <translation>Oy1 用观察，其他模型用引导</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Observe: compute, and add nothing to the prompt</source>
        <translation>观察：只计算，不向提示添加任何内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Guide: tell the model how to answer</source>
        <translation>引导：告诉模型怎样回答</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare: answer under two strategies, side by side</source>
        <translation>比较：以两种策略回复，并排显示</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>After each reply</source>
        <translation>每次回复之后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hidden until I ask for it</source>
        <translation>隐藏，直到我要求</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>As measured</source>
        <translation>按测量结果</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Keep what the model has read of a conversation, encrypted: it opens again without reading</source>
        <translation>加密保存模型已读过的对话内容：再次打开时无需重新读取</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Write faster with a small helper model</source>
        <translation>用一个小的辅助模型加快书写</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Look for a newer version of Oyster at each start</source>
        <translation>每次启动时查看 Oyster 有没有新版本</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>This copy names nobody who publishes newer versions.</source>
        <translation>这份程序没有写明由谁发布新版本。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Demonstration…</source>
        <translation>演示…</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/demonstration_sheet.py" line="-31"/>
        <location filename="../../app/ui/dialogs/settings.py" line="-86"/>
        <source>Region for helplines</source>
        <translation>求助热线所在地区</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/settings.py" line="+2"/>
        <location filename="../../app/ui/scenarios/list_page.py" line="+26"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{tokens} tokens</source>
        <translation>{tokens} 个词元</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The fastest there is</source>
        <translation>最快的可用设备</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Processor only</source>
        <translation>仅处理器</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{device} (not found)</source>
        <translation>{device}（未找到）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Computes on</source>
        <translation>用于计算的设备</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/panel/supervision.py" line="+32"/>
        <source>Live supervision</source>
        <translation>实时督导</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/prompt_field.py" line="+21"/>
        <source>System prompt</source>
        <translation>系统提示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What the model is told before every conversation; empty for nothing</source>
        <translation>每次对话之前告诉模型的内容；留空则什么也不告诉</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Locked with your conversations; open them to read or change it</source>
        <translation>随你的对话一起锁定；打开对话后才能读取或修改</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What the model is told first; kept until the program closes</source>
        <translation>首先告诉模型的内容；保留到程序关闭</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/settings.py" line="+2"/>
        <source>Start private: keep nothing of what is said</source>
        <translation>以私密方式开始：不保存任何内容</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Keep replies that the review took back, to read them behind a click</source>
        <translation>保留被审查收回的回复，需点击才能阅读</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Hide titles: the list shows only dates</source>
        <translation>隐藏标题：列表只显示日期</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Device, context and helper count from the next time a model is loaded, threads at once; language and private from the next start.</source>
        <translation>设备、上下文和辅助模型从下次加载模型起生效，线程立即生效；语言和私密方式从下次启动起生效。</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/ui/keeping/backup_question.py" line="-59"/>
        <location filename="../../app/ui/rating/rating_sheet.py" line="-27"/>
        <location filename="../../app/ui/scenarios/editor_page.py" line="+41"/>
        <location filename="../../app/ui/scenarios/form_page.py" line="+44"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Save the settings</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <location filename="../../app/ui/divider.py" line="+28"/>
        <source>The Left and Right keys move it, Home sets the usual width</source>
        <translation>左右方向键移动它，Home 键恢复通常的宽度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{name}: drag it, or use the Left and Right keys</source>
        <translation>{name}：拖动它，或使用左右方向键</translation>
    </message>
    <message>
        <location filename="../../app/ui/error_bar.py" line="-9"/>
        <source>Message about a problem</source>
        <translation>关于问题的提示</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../../app/ui/transcript/failure_note.py" line="+23"/>
        <location filename="../../app/ui/welcome/model_card.py" line="+84"/>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show the details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/transcript/failure_note.py" line="+2"/>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/welcome/model_card.py" line="+7"/>
        <source>Hide the details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy the details for a report</source>
        <translation>复制详情以便报告</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/notice_bar.py" line="+26"/>
        <location filename="../../app/ui/unexpected_end_bar.py" line="+10"/>
        <source>Dismiss this message</source>
        <translation>关闭此提示</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/comparison_page.py" line="-12"/>
        <source>{first}: two runs compared</source>
        <translation>{first}：比较两次运行</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/evaluation/report_page.py" line="-67"/>
        <source>Export HTML…</source>
        <translation>导出 HTML…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Export the comparison as HTML</source>
        <translation>将比较导出为 HTML</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>They differ in: {differing}.</source>
        <translation>它们的不同之处：{differing}。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Differences, item by item</source>
        <translation>逐项差异</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>B less A on the items that both have, with the 95 % interval of the mean.</source>
        <translation>在双方都有的项目上以 B 减 A，附平均值的 95 % 区间。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Items side by side</source>
        <translation>项目并排显示</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/evaluation/report_page.py" line="+17"/>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/evaluation/report_page.py" line="+0"/>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/evaluation_window.py" line="-147"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="-8"/>
        <location line="+27"/>
        <source>Evaluations</source>
        <translation>评测</translation>
    </message>
    <message>
        <location line="+74"/>
        <source>The run ended early; “Go on” does what is left.</source>
        <translation>这次运行提前结束了；“继续”会完成剩下的部分。</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/figure_lines.py" line="+41"/>
        <location filename="../../app/ui/view_models/analysis.py" line="+158"/>
        <source>{words}.</source>
        <translation>{words}。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{measure} by {group}</source>
        <translation>{measure}，按{group}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>… and {more} more, which the HTML has.</source>
        <translation>… 还有 {more} 个，见 HTML。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>zero is in the middle; {measure}; {judge}</source>
        <translation>零在中间；{measure}；{judge}</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/item_reader.py" line="+60"/>
        <location filename="../../app/ui/evaluation/report_page.py" line="-1"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="-6"/>
        <source>Items</source>
        <translation>项目</translation>
    </message>
    <message>
        <location line="-28"/>
        <source>{name}: question, reply and verdicts</source>
        <translation>{name}：问题、回复和判定</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>(no reply)</source>
        <translation>（没有回复）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>(cut at the longest length that was allowed)</source>
        <translation>（在允许的最大长度处截断）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Question
{question}</source>
        <translation>问题
{question}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reply, the model&apos;s words
{reply}</source>
        <translation>回复，模型的话
{reply}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verdicts
{verdicts}</source>
        <translation>判定
{verdicts}</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/reading_page.py" line="+28"/>
        <location filename="../../app/ui/scenarios/editor_page.py" line="-2"/>
        <location filename="../../app/ui/scenarios/form_page.py" line="-3"/>
        <location filename="../../app/ui/scenarios/scenario_page.py" line="+41"/>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Back to the runs</source>
        <translation>返回运行列表</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/report_page.py" line="-16"/>
        <source>Export the report as HTML</source>
        <translation>将报告导出为 HTML</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Export PDF…</source>
        <translation>导出 PDF…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Export the report as PDF</source>
        <translation>将报告导出为 PDF</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Verdicts</source>
        <translation>判定</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The item</source>
        <translation>此项目</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>There are none yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>{up} against {across}. {points}. {judge}. The band is the 95 % interval.</source>
        <translation>纵轴为{up}，横轴为{across}。{points}。{judge}。色带为 95 % 区间。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>By group</source>
        <translation>按组</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>… and {count} more, which the HTML has.</source>
        <translation>… 还有 {count} 个，见 HTML。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Published figures</source>
        <translation>已发表的数据</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{table}. Source: {source}. {scale}.</source>
        <translation>{table}。来源：{source}。{scale}。</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/run_card.py" line="+18"/>
        <source>It pauses when the item under way is done.</source>
        <translation>当前项目完成后会暂停。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The evaluation under way</source>
        <translation>正在进行的评测</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Progress of the evaluation</source>
        <translation>评测的进度</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../../app/ui/welcome/progress_card.py" line="-1"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Pause after the item under way; what is done is kept</source>
        <translation>当前项目完成后暂停；已完成的部分会保留</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stop now; the item under way will be done again</source>
        <translation>立即停止；当前项目以后会重做</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/run_form.py" line="-19"/>
        <source>Guide: the program tells the model how to answer</source>
        <translation>引导：由程序告诉模型怎样回答</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The model itself</source>
        <translation>模型自己</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A new evaluation</source>
        <translation>新评测</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/evaluation/runs_page.py" line="-45"/>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No model is on this computer yet: see Models</source>
        <translation>这台电脑上还没有模型：请看“模型”页</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/run_comparison.py" line="+108"/>
        <location filename="../../app/ui/evaluation/run_form.py" line="+1"/>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/run_form.py" line="+4"/>
        <source>Data file</source>
        <translation>数据文件</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>query=Question, level=Level; empty for the usual names</source>
        <translation>query=Question, level=Level；留空则用通常的名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep figures alone, and no text</source>
        <translation>只保留数字，不保留文字</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Start the evaluation</source>
        <translation>开始评测</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>New evaluation</source>
        <translation>新评测</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>What the file holds, and what is answered, stands in this run&apos;s log. The log is not encrypted.</source>
        <translation>文件的内容和得到的回答都会写入这次评测的日志。日志没有加密。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+75"/>
        <source>Choose the data file</source>
        <translation>选择数据文件</translation>
    </message>
    <message>
        <location line="-73"/>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+80"/>
        <source>Choose the folder of data files</source>
        <translation>选择数据文件所在的文件夹</translation>
    </message>
    <message>
        <location line="-27"/>
        <source>empty for the questions that came with the program</source>
        <translation>留空则用随程序提供的问题</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Data (*.csv *.xlsx *.jsonl *.json *.yaml *.yml *.tsv);;All files (*)</source>
        <translation>数据 (*.csv *.xlsx *.jsonl *.json *.yaml *.yml *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <location filename="../../app/ui/evaluation/runs_page.py" line="+3"/>
        <source>No evaluation was made yet.</source>
        <translation>还没有进行过评测。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Runs, newest first</source>
        <translation>运行，最新的在前</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reading the runs…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the report</source>
        <translation>显示报告</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go on with what is left of this run</source>
        <translation>继续这次运行剩下的部分</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Compare the two chosen runs</source>
        <translation>比较所选的两次运行</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose two runs to compare them.</source>
        <translation>请选择两次运行进行比较。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <location filename="../../app/ui/fault_message.py" line="+12"/>
        <source>The program made a mistake. Nothing that was saved is lost, and you can go on.</source>
        <translation>程序出了错。已保存的内容没有丢失，你可以继续。</translation>
    </message>
    <message>
        <location filename="../../app/ui/main_menu.py" line="-2"/>
        <source>Help from people</source>
        <translation>来自人的帮助</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Next message found</source>
        <translation>下一条找到的消息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Previous message found</source>
        <translation>上一条找到的消息</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the reply</source>
        <translation>停止回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write the last reply again</source>
        <translation>重新写最后一条回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rename the conversation…</source>
        <translation>重命名对话…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Delete the conversation</source>
        <translation>删除对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Undo the deletion</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep, move and verify…</source>
        <translation>保存、搬移与核对…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show or hide the conversations</source>
        <translation>显示或隐藏对话列表</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show or hide the panel</source>
        <translation>显示或隐藏说明栏</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A server elsewhere…</source>
        <translation>别处的服务器…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Scenarios…</source>
        <translation>情景…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Strategy desk…</source>
        <translation>策略台…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Rated sets…</source>
        <translation>评分集…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ratings…</source>
        <translation>评分…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Evaluations…</source>
        <translation>评测…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Connections…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>About…</source>
        <translation>关于…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make a recovery key…</source>
        <translation>制作恢复密钥…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What quick exit does…</source>
        <translation>快速退出会做什么…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Delete everything…</source>
        <translation>删除全部…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../app/ui/link_flow.py" line="+28"/>
        <source>No program here opens web addresses. The address is {address}</source>
        <translation>这台计算机上没有能打开网址的程序。地址是 {address}</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/questions.py" line="-42"/>
        <source>Open this address in your browser?</source>
        <translation>要在浏览器中打开此地址吗？</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/anticipation.py" line="+39"/>
        <source>A Bayesian Stackelberg game (arXiv 2509.01909, section 3): the program commits to a way of answering, a person of unknown type reacts. Worth = α·retention − β·risk − γ·cost, each expected over the three types and five reactions; the highest inside the boundary is chosen.
Types: last turn&apos;s shares × exp(log-odds) of each piece of evidence, brought to 100 %.
From tables (our own estimates): prior, reactions, satisfaction, harm, cost. From models, where so marked: the evidence, and a share of the reactions where the engine scored them. α = 1 and β = 2 follow the paper; γ is ours. So take the figures as a comparison, not as measurements.</source>
        <translation>贝叶斯斯塔克尔伯格博弈（arXiv 2509.01909，第 3 节）：程序先确定一种回答方式，类型未知的人作出反应。价值 = α·留存 − β·风险 − γ·代价，各项都是对三种类型和五种反应的期望；选择边界之内价值最高的。
类型：上一轮的比例 × 每项证据的 exp（对数几率），再归一到 100 %。
来自表格（我们自己的估计）：先验、反应、满意程度、伤害、代价。来自模型（在标明之处）：证据，以及引擎评过分的反应中的一部分。α = 1 和 β = 2 依照论文；γ 是我们定的。因此这些数字应看作比较，而不是测量结果。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>The sliders only ask what if. Chosen and recorded was ‘{name}’, and that stays.</source>
        <translation>滑块只用来问“如果”。已选择并记录的是“{name}”，这不会改变。</translation>
    </message>
    <message>
        <location line="+23"/>
        <location line="+19"/>
        <location filename="../../app/ui/view_models/strategy_fields.py" line="+205"/>
        <source>Who may be asking</source>
        <translation>谁可能在提问</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>Whose share is explained</source>
        <translation>解释谁的占比</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How likely: {who}</source>
        <translation>可能性：{who}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How that share came about</source>
        <translation>这一占比是怎样得出的</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>What if?</source>
        <translation>如果？</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What if it were weighed differently?</source>
        <translation>如果换一种权衡会怎样？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hide what if</source>
        <translation>收起“如果”</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>What each way to answer would bring</source>
        <translation>每种回答方式会带来什么</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What would have changed the choice</source>
        <translation>什么会改变这一选择</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>What was anticipated</source>
        <translation>预期了什么</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>The program does not know who writes. It keeps a share for each of three types, carried over from the turn before and moved by what this message shows. They are estimates about the message, not a judgement of a person.</source>
        <translation>程序不知道是谁在写。它为三种类型各保留一个占比，由上一轮沿用而来，再依这条消息所显示的内容调整。这些是对消息的估计，不是对人的评判。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>For each way to answer: how likely the person stays with a reply that serves them (of use), how likely harm follows (risk), its length (cost), and what that is worth together: α·of use − β·risk − γ·cost. α (alpha), β (beta) and γ (gamma) say how much each of the three weighs. ◆ marks the one that was chosen.</source>
        <translation>对每种回答方式：如果回复对此人有帮助，此人有多大可能继续谈下去（有用），有多大可能随之造成伤害（风险），回复有多长（代价），以及三者合起来值多少：α·有用 − β·风险 − γ·代价。α（alpha）、β（beta）和 γ（gamma）表示三者各占多大分量。◆ 标出所选的那一种。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>One weight or one share is changed alone, and the game is solved again: from that value on another way to answer would have been chosen. The nearer it is to the value now, the closer the choice was.</source>
        <translation>只改变一个权重或一个占比，再重新求解博弈：从该值起，就会选择另一种回答方式。该值离现在的值越近，这次选择就越接近两可。</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/boundary.py" line="-17"/>
        <source>The ways to answer stand in order of how specific they are; their numbers are the rungs of this ladder. Risk and constructive value (retention) are the game&apos;s expectations over the types; risk is made monotone along the ladder by isotonic regression. Boundary: the last rung whose risk is within the limit of the message&apos;s category (a table&apos;s figure). Pearl point: the most constructive rung inside (arXiv 2509.01909, section 3); it moves from turn to turn only where another is clearly better. Where drafts were scored by a model, they count beside the table and are marked as model-made.</source>
        <translation>各种回答方式按具体程度排列；它们的编号就是这个阶梯的各阶。风险和建设性价值（留存）是博弈对各类型的期望；风险通过保序回归沿阶梯变为单调。边界：风险在该消息类别上限（表中的数字）之内的最后一阶。珍珠点：边界之内最有建设性的一阶（arXiv 2509.01909，第 3 节）；只有当另一阶明显更好时，它才会在各轮之间移动。如果草稿由模型评过分，这些评分与表一同计入，并标明由模型得出。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>How far help may go</source>
        <translation>帮助可以到哪一步</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Copy the ladder as text</source>
        <translation>将阶梯复制为文字</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Drafts: model&apos;s words</source>
        <translation>草稿：模型的话</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>{name}: “{words}”</source>
        <translation>{name}：“{words}”</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/category_table.py" line="+18"/>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>All categories with their probabilities</source>
        <translation>所有类别及其概率</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Headings</source>
        <translation>表头</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/chain/chain_view.py" line="+19"/>
        <source>Change a step, lock it, or strike it out. What follows the first change is written anew by the model, except what is locked; then it answers again from there. The reply as it is now stays as another version.</source>
        <translation>可以修改、锁定或划去一个步骤。第一处改动之后的内容由模型重新写，锁定的除外；然后它从那里重新回答。现在的回复会作为另一个版本保留。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Change this reasoning</source>
        <translation>修改这一推理</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../../app/ui/undo_bar.py" line="+25"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Take back the last change of the reasoning</source>
        <translation>撤销对推理的上一次修改</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Answer again from here</source>
        <translation>从这里重新回答</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Leave the reasoning as it is</source>
        <translation>保持推理不变</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/chain/influence_view.py" line="+17"/>
        <source>Does it matter?</source>
        <translation>它重要吗？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Does this reasoning matter? Strike out each step in turn and ask how likely the reply is then</source>
        <translation>这一推理重要吗？逐个划去每一步，看这时回复有多大可能</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each step is struck out in turn, and the model is asked how likely the reply is then…</source>
        <translation>正在逐个划去每一步，并询问模型这时回复有多大可能…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The figures are the change of ln P a token (a word piece): right of the middle, the step made the reply likelier; left of it (hatched), less likely. Model-made: they say what this model reckons with, not what is true.</source>
        <translation>数值为每个词元（词的片段）的 ln P 变化：中线右侧表示这一步使回复更可能；左侧（阴影线）表示更不可能。由模型生成：它们说明这个模型如何估计，而不是什么是真的。</translation>
    </message>
    <message>
        <location line="+15"/>
        <location filename="../../app/ui/view_models/reasons.py" line="-106"/>
        <source>Model-made</source>
        <translation>由模型生成</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/chain/node_editor.py" line="-5"/>
        <source>Statements of ‘{title}’, one a line</source>
        <translation>“{title}”的陈述，每行一条</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Keep the change of ‘{title}’</source>
        <translation>保留对“{title}”的修改</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Leave ‘{title}’ as it was</source>
        <translation>保持“{title}”原样</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>One statement a line.</source>
        <translation>每行一条陈述。</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/chain/node_view.py" line="+20"/>
        <source>Nothing is said here.</source>
        <translation>这里没有说什么。</translation>
    </message>
    <message>
        <location line="+22"/>
        <location filename="../../app/ui/transcript/message_actions.py" line="+44"/>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Edit ‘{title}’</source>
        <translation>编辑“{title}”</translation>
    </message>
    <message>
        <location filename="../../app/ui/main_menu.py" line="-5"/>
        <location filename="../../app/ui/panel/chain/node_view.py" line="+1"/>
        <location line="+95"/>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/chain/node_view.py" line="-94"/>
        <location line="+97"/>
        <source>Strike out</source>
        <translation>划去</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A locked step is not written anew</source>
        <translation>锁定的步骤不会重写</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A step that is struck out counts for nothing</source>
        <translation>划去的步骤不起任何作用</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/chain/statement_line.py" line="+15"/>
        <source>Show where</source>
        <translation>显示在哪里</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hide where</source>
        <translation>隐藏位置</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>{show} in the thinking: {text}</source>
        <translation>在思考中{show}：{text}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In the model&apos;s thinking</source>
        <translation>在模型的思考中</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{hide} in the thinking: {text}</source>
        <translation>在思考中{hide}：{text}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/charts/ladder_chart.py" line="+58"/>
        <source>Risk and constructive value along the ladder</source>
        <translation>阶梯上的风险和建设性价值</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>risk of a reply</source>
        <translation>回复的风险</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The bar is the constructive value; past the boundary it is hatched.</source>
        <translation>条形表示建设性价值；越过边界的部分画有阴影线。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>limit of risk, {share}</source>
        <translation>风险上限，{share}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/charts/payoff_table.py" line="+37"/>
        <source>Payoff of every strategy</source>
        <translation>每个策略的收益</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/charts/posterior_chart.py" line="+29"/>
        <location line="+50"/>
        <source>Who may be asking, over the turns</source>
        <translation>各轮中谁可能在提问</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>{who}: now {share}</source>
        <translation>{who}：现在 {share}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Message {number}: {shares}</source>
        <translation>消息 {number}：{shares}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/charts/trajectory_chart.py" line="+26"/>
        <source>Risk across the turns</source>
        <translation>各轮的风险</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Pointing at: {turn}. {whole}</source>
        <translation>指向：{turn}。{whole}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/charts/weight_sliders.py" line="+26"/>
        <source>Weight on {name}</source>
        <translation>{name}的权重</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>usefulness (α)</source>
        <translation>有用程度 (α)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>risk (β)</source>
        <translation>风险 (β)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>length (γ)</source>
        <translation>长度 (γ)</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>As it was</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Set the weights as they were</source>
        <translation>将权重恢复原样</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>{now}, was {was}</source>
        <translation>{now}，原为 {was}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Weight on {slider}: {words}</source>
        <translation>{slider}的权重：{words}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/closer_look.py" line="+20"/>
        <source>Severity and limit of the category come from a table (our own estimates); what is at stake is that severity times what screen and judge saw. The other figures and the five intents (arXiv 2509.01909) are a model&apos;s: it is asked one question each, answers with one token, and its probability is set against that for a neutral text and drawn towards the table. Such a model was not trained to judge; take the figures as a comparison.
R0, R1 and R2 are the levels of that paper: R0 no risk, R1 an ethical or regulatory risk, R2 a risk with a will to get round the rules.</source>
        <translation>类别的严重程度和上限来自表格（我们自己的估计）；利害所在是严重程度乘以筛查和评判者所见。其他数字和五种意图（arXiv 2509.01909）来自模型：对每一项问它一个问题，它用一个词元回答，其概率与对中性文字的概率相比，并向表格拉近。这样的模型没有受过判断训练；这些数字应看作比较。
R0、R1 和 R2 是该论文的等级：R0 没有风险，R1 有伦理或法规方面的风险，R2 有风险且有绕过规则的意愿。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A closer look</source>
        <translation>细看</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Fine-grained figures of the message</source>
        <translation>消息的细分数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Intent of the message</source>
        <translation>消息的意图</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Five intents of arXiv 2509.01909; the model&apos;s probability of each. They add up to 100 %.</source>
        <translation>arXiv 2509.01909 的五种意图；模型给出的各自概率，合计为 100 %。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What may be intended (model-made)</source>
        <translation>可能的意图（由模型生成）</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/column.py" line="+37"/>
        <source>What was noticed, and how the reply came about</source>
        <translation>注意到了什么，回复是怎样产生的</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/costs.py" line="+18"/>
        <source>Counted by the engine: tokens decoded and not taken from the cache, and wall-clock seconds. All questions are asked on the prefix that the reply was read with; most are answered by one token, many in one batch. The rest of the wait for the first word is reading the conversation and starting to write.</source>
        <translation>由引擎计数：解码而不是取自缓存的词元，以及实际经过的秒数。所有问题都在读取回复时所用的前缀上提出；大多数用一个词元回答，许多在同一批中。第一个字出现之前的其余等待，是读取对话和开始写的时间。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>What it took</source>
        <translation>用了多少</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/depth_switch.py" line="+22"/>
        <source>How much the panel shows</source>
        <translation>说明栏显示多少</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/explained_heading.py" line="+20"/>
        <source>What is this? {heading}</source>
        <translation>这是什么？{heading}</translation>
    </message>
    <message>
        <location filename="../../app/rating/rating_words.py" line="+14"/>
        <source>below fair</source>
        <translation>未达一般水平</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>fair</source>
        <translation>一般水平</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>good</source>
        <translation>良好水平</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{name} (a model)</source>
        <translation>{name}（模型）</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{name}, edition {edition}</source>
        <translation>{name}，版本 {edition}</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Confirms the assessment: {headline}</source>
        <translation>认可该评估：{headline}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Contests the assessment; would say: {headline}</source>
        <translation>不认可该评估；认为应是：{headline}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Contests the assessment; would say: {headline}. {reason}</source>
        <translation>不认可该评估；认为应是：{headline}。{reason}</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Mean {mean} of {most}</source>
        <translation>平均 {mean}（满分 {most}）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>VERA-MH score {score} of 100</source>
        <translation>VERA-MH 得分 {score}（满分 100）</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+8"/>
        <location filename="../../app/ui/evaluation/figure_lines.py" line="+9"/>
        <location filename="../../app/ui/panel/chain/influence_view.py" line="+22"/>
        <location filename="../../app/ui/panel/charts/bar_lines.py" line="+35"/>
        <location filename="../../app/ui/panel/facts.py" line="+34"/>
        <location line="+46"/>
        <location filename="../../app/ui/panel/passes/pass_view.py" line="+22"/>
        <location filename="../../app/ui/view_models/analysis.py" line="-1"/>
        <location filename="../../app/ui/view_models/rated_replies.py" line="+13"/>
        <location filename="../../app/ui/view_models/reply_label.py" line="+31"/>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Technical global {value} ({level})</source>
        <translation>技术性总体评分 {value}（{level}）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Relational global {value} ({level})</source>
        <translation>关系性总体评分 {value}（{level}）</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Complex reflections {share} of all ({level})</source>
        <translation>复杂反映占全部反映的 {share}（{level}）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reflections to questions {value} : 1 ({level})</source>
        <translation>反映与提问之比 {value} : 1（{level}）</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>{count} adherent behaviour</source>
        <comment>{count} adherent behaviours</comment>
        <translation>
            <numerusform>{count} 次相符行为</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{adherent}, {count} not adherent</source>
        <translation>{adherent}，{count} 次不相符行为</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/facts.py" line="-28"/>
        <source>Facts</source>
        <translation>数据</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Context used</source>
        <translation>已用上下文</translation>
    </message>
    <message>
        <location line="+20"/>
        <location line="+5"/>
        <source>Context: {words}</source>
        <translation>上下文：{words}</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Context used: {words}</source>
        <translation>已用上下文：{words}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/headline.py" line="+30"/>
        <source>Fixed rules look for signs of danger first, without any model; where they find some, that is the headline. Else it follows the judge&apos;s probabilities against limits from a table. A guard model was trained to judge; the chat model in its place was not, and then this is only indicative. Neither is a diagnosis, and both can be wrong.</source>
        <translation>首先由固定规则查找危险迹象，不用任何模型；如果找到，就以此为标题。否则依据评判者的概率，与表中的上限比较。守护模型受过判断训练；代替它的聊天模型没有，这时仅供参考。两者都不是诊断，也都可能出错。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Sign of the headline</source>
        <translation>概述的标志</translation>
    </message>
    <message>
        <location line="+35"/>
        <location filename="../../app/ui/transcript/message_editor.py" line="-55"/>
        <location filename="../../app/ui/transcript/user_bubble.py" line="+20"/>
        <source>Your message</source>
        <translation>你的消息</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/improvement.py" line="+23"/>
        <source>Linguistic backpropagation (arXiv 2509.01909, section 4). Two evaluators, both the chat model, judge the reply: one guesses who asks and what for, and gives each of five criteria −1, 0 or +1 (satisfaction is their mean); the other holds it against the guideline of the category (safe 1, mostly 0.5, unsafe 0). Their feedback walks back through the reasoning, at most one short change a step and pass, safety first; then the reply is written anew from it. It ends when both targets are met (safety 1, satisfaction 0.6), when nothing changes, or at the limit of passes. Offered is the best pass whose reply the review lets through and that does not repeat the guidance it was given, never a worse later one; a person decides. The scores are the model&apos;s own opinion of its words: only indicative.</source>
        <translation>语言反向传播（arXiv 2509.01909，第 4 节）。两个评估者（都是聊天模型）判断回复：一个推测是谁在问、为了什么，并对五项标准各给 −1、0 或 +1（满意程度是其平均值）；另一个按类别的准则衡量它（安全 1，大体安全 0.5，不安全 0）。它们的反馈沿推理往回走，每一步每一遍最多一处小改动，安全优先；然后据此重新写回复。当两个目标都达到（安全 1，满意程度 0.6）、没有变化，或达到遍数上限时结束。提供的是回复能通过审查、又没有重复所给引导的各遍中最好的一遍，绝不用后面更差的；由人决定。得分是模型对自己话语的看法：仅供参考。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Improvement</source>
        <translation>改进</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>How many passes are done</source>
        <translation>已完成多少遍</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show every pass</source>
        <translation>显示每一遍</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hide the passes</source>
        <translation>收起各遍</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>The reply is being judged…</source>
        <translation>正在评判回复…</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/introduction.py" line="+14"/>
        <source>Help from people, at once, when something weighs on you</source>
        <translation>当有事压在你心上时，立刻得到来自人的帮助</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was noticed in your message, and who judged it</source>
        <translation>你的消息中注意到了什么，由谁判断</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The model&apos;s thinking, and why it answered as it did</source>
        <translation>模型的思考过程，以及它为什么这样回答</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The facts of the turn: speed, context, device</source>
        <translation>这一轮的数据：速度、上下文、设备</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>What this panel shows</source>
        <translation>此栏显示什么</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Beside every reply</source>
        <translation>在每条回复旁边</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Everything says where it comes from:</source>
        <translation>每一项都说明来自哪里：</translation>
    </message>
    <message>
        <location filename="../../app/ui/opening_window.py" line="-40"/>
        <source>Oyster is opening. You can write already: nothing you write is lost.</source>
        <translation>Oyster 正在打开。现在就可以写：你写的内容不会丢失。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Oyster is opening. Your message is the first thing it reads.</source>
        <translation>Oyster 正在打开。打开后首先处理你的消息。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Help from people opens in a moment.</source>
        <translation>“找人帮忙”马上就会打开。</translation>
    </message>
    <message>
        <location line="+39"/>
        <location filename="../../app/ui/panel/panel.py" line="+47"/>
        <source>Transparency panel</source>
        <translation>说明栏</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/passes/pass_view.py" line="-39"/>
        <source>Show its reply</source>
        <translation>显示其回复</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hide its reply</source>
        <translation>隐藏它的回复</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Safety: {safety}</source>
        <translation>安全性：{safety}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Satisfaction, −1 to +1: {scores}</source>
        <translation>满意度，−1 至 +1：{scores}</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>To be changed: “{feedback}”</source>
        <translation>需要修改：“{feedback}”</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/prompt_progress.py" line="+18"/>
        <source>The model is reading</source>
        <translation>模型正在读</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Tokens (word pieces) that the engine has read of this prompt, of all of it; what it kept from the turn before is not read again. Counted by the engine.</source>
        <translation>引擎已读取的此提示的词元（词的片段）数，以及总数；上一轮保留下来的部分不会重读。由引擎计数。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>How much the model has read</source>
        <translation>模型已读取多少</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>{read} of {total} tokens</source>
        <translation>已读 {read} / {total} 个词元</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{read} of {total} tokens, {reused} of them kept from before</source>
        <translation>已读 {read} / {total} 个词元，其中 {reused} 个是先前保留的</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/reasoning.py" line="+20"/>
        <source>Five nodes (arXiv 2509.01909, section 4): needs, risk and intent, guidelines, and the two sides of the strategy. The model writes them down from its own thinking under a grammar, with the numbers of the sentences that each rests on; the program keeps a link only where at least a third of the statement&apos;s words (of its character pairs in Chinese) stand in those sentences. Else it says that it was not found. Without thinking, the nodes are put together from the program&apos;s figures and tables. A changed chain is told to the model as its own thinking where it thinks, else as guidance.
Influence: one node is struck out of what the model was told or thought, and the probability of the reply&apos;s beginning is asked again; shown is the mean change of ln P a token. It says whether the model&apos;s reply hangs on a step, not whether the step is right, and only for this model.</source>
        <translation>五个节点（arXiv 2509.01909，第 4 节）：需要，风险与意图，准则，以及策略的两面。模型在语法约束下，根据自己的思考把它们写下来，并注明每一个所依据的句子编号；只有当陈述中至少三分之一的词（中文为字对）出现在那些句子中时，程序才保留这一关联。否则会说明没有找到。没有思考时，节点由程序的数字和表格组成。修改后的推理链，在模型会思考时作为它自己的思考告诉它，否则作为引导告诉它。
影响：从告诉模型的内容或它的思考中划去一个节点，再询问回复开头的概率；显示的是每个词元 ln P 的平均变化。它说明模型的回复是否取决于某一步，而不说明这一步是否正确，并且只针对此模型。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Show the steps</source>
        <translation>显示步骤</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hide the steps</source>
        <translation>隐藏步骤</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/reasons.py" line="+26"/>
        <location filename="../../app/ui/rating/marked_reply.py" line="+44"/>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show there</source>
        <translation>在原文中显示</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show in the message: {words}</source>
        <translation>在消息中显示：{words}</translation>
    </message>
    <message>
        <location line="+23"/>
        <location filename="../../app/ui/view_models/panel_depth.py" line="-3"/>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Each sentence says what it rests on. Fixed rules find signs of danger first; a judge, where there is one, gives figures; tables and a game turn them into a choice. Nobody reads along, and none of it is a diagnosis.</source>
        <translation>每句话都说明它依据什么。先由固定规则查找危险的迹象；如果有评判者，由它给出数值；再由表和博弈把这些变成选择。没有人在旁边看，这一切也不是诊断。</translation>
    </message>
    <message>
        <location filename="../../app/ui/downloads/update_flow.py" line="-15"/>
        <source>Fetch the installer of the new version</source>
        <translation>下载新版本的安装程序</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Version {version} is being fetched; go on meanwhile.</source>
        <translation>正在下载版本 {version}，你可以继续使用。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stop fetching the new version</source>
        <translation>停止下载新版本</translation>
    </message>
    <message>
        <location line="+12"/>
        <location filename="../../app/ui/panel/review.py" line="+33"/>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the installer in its folder</source>
        <translation>在文件夹中显示安装程序</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/review.py" line="-15"/>
        <source>After the reply a model (the guard, where there is one, else the chat model) is asked whether it could help to do harm; its answer is set against that for a neutral text and moves the risk that the game expected. Over the category&apos;s limit, the reply is taken back and given again, one strategy safer. The limit is a table&apos;s figure. A chat model was not trained to judge: only indicative. Counted without a model: how much of the reply repeats, in long runs of words, the guidance that was given.</source>
        <translation>回复之后，会问一个模型（有守护模型时是它，否则是聊天模型）这条回复是否可能有助于造成伤害；它的回答与对中性文字的回答相比，并据此调整博弈所预期的风险。超过该类别的上限时，回复会被收回，改用更安全一级的策略重新给出。上限是表中的数字。聊天模型没有受过判断训练：仅供参考。不用模型就能数出的：回复有多少是在成段重复所给的引导。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Show what was taken back</source>
        <translation>显示被收回的内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/scenarios/scenario_page.py" line="+19"/>
        <source>Hide it</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Hide what was taken back</source>
        <translation>隐藏被收回的内容</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Review of the reply</source>
        <translation>对回复的审查</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/risk_bars.py" line="+18"/>
        <location filename="../../app/ui/panel/risk_profile.py" line="+32"/>
        <source>Risk profile</source>
        <translation>风险概况</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/risk_profile.py" line="+4"/>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask the judge to explain in its own words</source>
        <translation>请评判者用自己的话解释</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>As a table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all categories as a table</source>
        <translation>以表格显示所有类别</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show bars</source>
        <translation>显示条形</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show the highest as bars</source>
        <translation>以条形显示最高的几项</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Model&apos;s own words</source>
        <translation>模型自己的话</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>The judge gave no explanation.</source>
        <translation>评判者没有给出解释。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The judge is being asked…</source>
        <translation>正在询问评判者…</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/section.py" line="+25"/>
        <location filename="../../app/ui/view_models/reasons.py" line="-2"/>
        <source>Computed</source>
        <translation>计算得出</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Computed by this program, by the method given; no model wrote it.</source>
        <translation>由本程序按所示方法计算得出；不是模型写的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Indicative</source>
        <translation>仅供参考</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Computed by this program from the chat model&apos;s answer; that model was not trained to judge.</source>
        <translation>由本程序根据聊天模型的回答计算得出；该模型并未受过判断训练。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/panel/trajectory.py" line="+42"/>
        <source>Model&apos;s words</source>
        <translation>模型的话</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Written by the model; nobody has checked it.</source>
        <translation>由模型所写；没有人核对过。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From people</source>
        <translation>来自人</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From a file with sources, written by people; never from a model.</source>
        <translation>来自一份附有出处、由人写成的文件，绝不来自模型。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rated</source>
        <translation>评分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Said by the rater who is named; a score is computed from the steps that were chosen.</source>
        <translation>由所列评分者给出；得分由所选等级计算而来。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>How it comes about: {heading}</source>
        <translation>怎样得出：{heading}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/shown_turn_bar.py" line="+20"/>
        <source>Which turn is shown</source>
        <translation>显示哪一轮</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the newest</source>
        <translation>显示最新的</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/span_attribution.py" line="+13"/>
        <source>The judge is asked about the message again and again, each time with one stretch of words left out. Shown are those without which the message would look clearly safer to it: the change of the logarithm of its probability of “safe”. The chat model, where it stands in for a guard, was not trained to judge.</source>
        <translation>就这条消息反复询问评判者，每次略去一段文字。显示的是略去之后消息在它看来明显更安全的那些文字：即它给出“safe”的概率的对数变化。代替守护模型的聊天模型没有受过判断训练。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Words that weighed</source>
        <translation>起作用的词语</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/support.py" line="+49"/>
        <source>People who can help</source>
        <translation>能够帮助你的人</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The crisis screen found signs of danger in the message: fixed rules, or a small classifier of sentences where it is very sure. The services are from a list that people keep, by region, each with its source and the day on which it was read there. No language model takes part.</source>
        <translation>危机筛查在消息中发现了危险迹象：依据固定规则，或在非常确定时依据一个小的句子分类器。这些服务来自一份由人维护的名单，按地区列出，每一项都附有出处和查阅日期。没有语言模型参与。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Region of the services</source>
        <translation>服务所在地区</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/thinking.py" line="+31"/>
        <source>What the model writes between its thinking tags before it replies, letter for letter. It need not be how the reply really came about. Where the reply was written from changed reasoning, that reasoning stands here first, and the model went on from it.</source>
        <translation>模型在回复之前写在思考标签之间的内容，一字不改。它不一定就是回复真正产生的过程。如果回复是根据修改后的推理写的，那份推理会先列在这里，模型从它继续。</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The model&apos;s thinking</source>
        <translation>模型的思考</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/ratings.py" line="+19"/>
        <source>Ratings are kept beside the reply and change nothing of it, nor of what was computed. Raters are blind to each other: what others said is shown once you have rated the reply on the same rubric. A score is computed from the steps chosen; the sheet of the rubric names its source.</source>
        <translation>评分保存在回复旁边，不会改变回复，也不会改变计算结果。评分者之间互不可见：你按同一评分表评分之后，才会显示其他人的评分。得分由所选等级计算而来；评分页上注明评分表的来源。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>{rater} · {rubric}</source>
        <translation>{rater} · {rubric}</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Would have said: {words}</source>
        <translation>会这样说：{words}</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/panel/thinking.py" line="+5"/>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Ratings of the reply</source>
        <translation>回复的评分</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The program&apos;s own assessment: {headline}</source>
        <translation>程序自己的评估：{headline}</translation>
    </message>
    <message numerus="yes">
        <location line="+8"/>
        <source>{count} rating by somebody else is hidden until you have rated this reply on its rubric.</source>
        <comment>{count} ratings by others are hidden until you have rated this reply on their rubric.</comment>
        <translation>
            <numerusform>在你按相同评分表为这条回复评分之前，其他人的 {count} 个评分不会显示。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+14"/>
        <source>“{words}”: {comment}</source>
        <translation>“{words}”：{comment}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Note: {words}</source>
        <translation>备注：{words}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/thinking.py" line="+0"/>
        <source>Show all of the thinking</source>
        <translation>显示全部思考过程</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/ratings.py" line="-59"/>
        <location filename="../../app/ui/panel/thinking.py" line="+1"/>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/thinking.py" line="+0"/>
        <source>Show less of the thinking</source>
        <translation>收起部分思考过程</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/trajectory.py" line="-21"/>
        <source>A risk that is split over several messages shows only in all of them together (arXiv 2411.03814). The judge assesses each message alone, and the person&apos;s messages put together as one request; what was seen together fades by a fifth from turn to turn and is never below the last message. The gap between the two lines counts as evidence in the next turn. Where a model put the messages into one request, that is judged too, the higher figure counts, and the request is shown as the model&apos;s words. Figures from a judge that is a model are model-made.</source>
        <translation>分散在几条消息中的风险，只有合在一起才看得出（arXiv 2411.03814）。评判者单独评估每条消息，也评估此人的各条消息合成的一个请求；合起来看到的风险每一轮减弱五分之一，但绝不低于最后一条消息。两条线之间的差距在下一轮中算作证据。如果模型把这些消息写成了一个请求，也会判断它，取较高的数字，并把该请求作为模型的话显示。评判者是模型时，其数字由模型得出。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Across the turns</source>
        <translation>各轮之间</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>all messages together</source>
        <translation>所有消息合在一起</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>each message alone</source>
        <translation>每条消息单独看</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>All your messages put into one request: “{drafted}”</source>
        <translation>你的所有消息合成一个请求：“{drafted}”</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{turn}. Enter or a click goes there.</source>
        <translation>{turn}。按 Enter 或点击即可前往。</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/warm_word.py" line="+21"/>
        <source>A word for you</source>
        <translation>想对你说</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/branch_switcher.py" line="+22"/>
        <source>Previous version of this message</source>
        <translation>此消息的上一个版本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next version of this message</source>
        <translation>此消息的下一个版本</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Version {position} of {count}</source>
        <translation>版本 {position} / {count}</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/code_block.py" line="+26"/>
        <source>Copy this code</source>
        <translation>复制此代码</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Code, {language}</source>
        <translation>代码，{language}</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/copy_button.py" line="+1"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/end_button.py" line="+19"/>
        <source>Jump to the newest message</source>
        <translation>跳到最新消息</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>↓ Newest</source>
        <translation>↓ 最新</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/failure_note.py" line="-2"/>
        <source>Show the detail for a report</source>
        <translation>显示详情以便报告</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hide the detail</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/folded_reply.py" line="+17"/>
        <source>Show the reply</source>
        <translation>显示回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hide the reply</source>
        <translation>隐藏回复</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>{text}. It is folded away.</source>
        <translation>{text}。已收起。</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/markdown_blocks.py" line="+100"/>
        <source>no description</source>
        <translation>没有说明</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Picture, not loaded: {words}</source>
        <translation>图片，未加载：{words}</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/message_actions.py" line="-25"/>
        <source>Improve this reply: it is judged, its reasoning changed a little, and it is answered again</source>
        <translation>改进此回复：先判断它，对其推理稍作改动，再重新回答</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show two versions of this reply side by side</source>
        <translation>并排显示此回复的两个版本</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy your message</source>
        <translation>复制你的消息</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Copy this reply</source>
        <translation>复制此回复</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Edit your message and ask again</source>
        <translation>编辑你的消息并重新提问</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Write this reply again</source>
        <translation>重新写此回复</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Rate…</source>
        <translation>评分…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Rate this reply on a rubric, for counsellors</source>
        <translation>按评分表为这条回复评分（供咨询人员使用）</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/report/run_comparison.py" line="-118"/>
        <location filename="../../app/ui/transcript/message_actions.py" line="-1"/>
        <source>Improve</source>
        <translation>改进</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/message_actions.py" line="+44"/>
        <source>Shown in the panel</source>
        <translation>已在说明栏中显示</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shown in the panel now</source>
        <translation>现在显示在说明栏中</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show in the panel how this reply came about</source>
        <translation>在说明栏中显示此回复是怎样产生的</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/message_editor.py" line="+53"/>
        <source>The first version stays; you can go back to it.</source>
        <translation>第一个版本会保留；你可以回到它。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Send the changed message</source>
        <translation>发送修改后的消息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep the message as it was</source>
        <translation>保留原来的消息</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/message_view.py" line="+30"/>
        <source>Stopped by you. What had arrived is kept.</source>
        <translation>已由你停止。已写出的部分保留着。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Interrupted: the model stopped working. What had arrived is kept.</source>
        <translation>中断了：模型停止了工作。已写出的部分保留着。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cut off here: the reply reached its length limit.</source>
        <translation>到此为止：回复达到了长度上限。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The model is writing …</source>
        <translation>模型正在写…</translation>
    </message>
    <message>
        <location filename="../../app/session/conversation_export/readable_record.py" line="+18"/>
        <source>This reply was stopped.</source>
        <translation>此回复被停止了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This reply was interrupted.</source>
        <translation>这条回复被中断了。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This reply ended at the limit of its length.</source>
        <translation>这条回复在达到长度上限时结束。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>A conversation in Oyster, begun on {moment}.</source>
        <translation>Oyster 中的对话，开始于 {moment}。</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>{began} One more message is on another branch; the JSON form has it.</source>
        <comment>{began} {count} more messages are on other branches; the JSON form has them.</comment>
        <translation>
            <numerusform>{began}其他分支上还有 {count} 条消息；JSON 格式的文件中有。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../../app/ui/transcript/message_view.py" line="+54"/>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The person in the scenario</source>
        <translation>情景中的人</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Words written by people stood before this reply.</source>
        <translation>这条回复之前有由人写的话。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>What was seen: {headline}</source>
        <translation>注意到的：{headline}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Help from people was offered: {words}</source>
        <translation>提供了来自人的帮助：{words}</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Written by {model} ({standing}), on {device}, seed {seed}, in {seconds} s</source>
        <translation>由 {model}（{standing}）所写，设备 {device}，种子 {seed}，用时 {seconds} 秒</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Written by {model} ({standing}), SHA-256 {hash}, seed {seed}, on {device}, in {seconds} s</source>
        <translation>由 {model}（{standing}）所写，SHA-256 {hash}，种子 {seed}，设备 {device}，用时 {seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/reply_progress.py" line="+24"/>
        <location filename="../../app/ui/welcome/progress_card.py" line="-6"/>
        <location line="+3"/>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>How much is done</source>
        <translation>完成了多少</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/two_ways.py" line="+25"/>
        <source>The message is answered in both ways, in a new conversation. You see the replies in an order drawn at random, and not how they came about, until you have chosen. Where two models answer, each is loaded when it is its turn, and at the end the one of before; whatever else you send meanwhile is answered by the one that is loaded just then.</source>
        <translation>这条消息会在一个新对话中以两种方式得到回答。在你作出选择之前，两条回复按随机顺序显示，看不到它们是如何产生的。如果由两个模型回答，轮到哪个就加载哪个，最后重新加载原来的模型；其间你发送的其他消息由当时加载的模型回答。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Message to answer twice</source>
        <translation>要回复两次的消息</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What somebody might write</source>
        <translation>某人可能会写的话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One way to answer</source>
        <translation>一种回复方式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The other way to answer</source>
        <translation>另一种回复方式</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The model of the one way</source>
        <translation>第一种方式的模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The model of the other way</source>
        <translation>另一种方式的模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Answer twice</source>
        <translation>回复两次</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Answered by {model}</source>
        <translation>由 {model} 回答</translation>
    </message>
    <message>
        <location filename="../../app/ui/downloads/update_flow.py" line="-16"/>
        <location filename="../../app/ui/rating/ratings_page.py" line="+28"/>
        <location filename="../../app/ui/rating/two_ways.py" line="-46"/>
        <location filename="../../app/ui/scenarios/play_bar.py" line="+37"/>
        <location filename="../../app/ui/transcript/reply_progress.py" line="+1"/>
        <location filename="../../app/ui/welcome/hub_finder.py" line="+85"/>
        <location line="+37"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/two_ways.py" line="+29"/>
        <source>Load a model first: it answers the message.</source>
        <translation>请先加载一个模型，由它来回复。</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/reply_progress.py" line="+0"/>
        <source>Stop this; what has come is kept</source>
        <translation>停止；已写出的部分保留</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/rule_block.py" line="+19"/>
        <source>Dividing line</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/side_by_side.py" line="+19"/>
        <source>Go on from this one</source>
        <translation>从这一条继续</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The conversation goes on from this one.</source>
        <translation>对话从这一条继续。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Written next.</source>
        <translation>接下来写。</translation>
    </message>
    <message>
        <location line="+69"/>
        <source>{action}: {title}, {label}</source>
        <translation>{action}：{title}，{label}</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Two replies side by side</source>
        <translation>两条回复并排</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show one only</source>
        <translation>只显示一条</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show one reply only</source>
        <translation>只显示一条回复</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/speaker_line.py" line="+43"/>
        <source>How it came about: {label}</source>
        <translation>怎样产生：{label}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What the model was told: {words}</source>
        <translation>告诉模型的内容：{words}</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Hide how this reply came about</source>
        <translation>隐藏此回复是怎样产生的</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show how this reply came about</source>
        <translation>显示此回复是怎样产生的</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/table_block.py" line="+30"/>
        <source>Table, {count} columns, {rows} rows</source>
        <translation>表格，{count} 列，{rows} 行</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/timeline.py" line="+288"/>
        <source>Show earlier messages ({first})</source>
        <translation>显示更早的消息（{first}）</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/waiting_message.py" line="+32"/>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Take this message back into the field below</source>
        <translation>把这条消息收回到下面的输入框</translation>
    </message>
    <message>
        <location filename="../../app/ui/undo_bar.py" line="-6"/>
        <source>What was deleted</source>
        <translation>已删除的内容</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Deleted. It can be brought back until Oyster is closed or locked.</source>
        <translation>已删除。在 Oyster 关闭或锁定之前可以恢复。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Bring the deleted conversation back</source>
        <translation>恢复已删除的对话</translation>
    </message>
    <message>
        <location filename="../../app/ui/unexpected_end_bar.py" line="-27"/>
        <source>Oyster closed unexpectedly last time; everything you sent is kept.</source>
        <translation>Oyster 上次意外关闭；你发送的内容都已保存。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Oyster closed unexpectedly last time; that conversation was private and is not kept.</source>
        <translation>Oyster 上次意外关闭；那次对话是私密的，没有保存。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Oyster closed unexpectedly while it was opening; what you have kept is as it was.</source>
        <translation>Oyster 在打开时意外关闭；你保存的内容没有变化。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Show the report…</source>
        <translation>显示报告…</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Show what is known of that end</source>
        <translation>显示关于那次关闭所知的情况</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/analysis.py" line="-159"/>
        <source>usefulness</source>
        <translation>有用程度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Sentence classifier</source>
        <translation>句子分类器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chat model, in one word</source>
        <translation>聊天模型，用一个词</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chat model&apos;s first words</source>
        <translation>聊天模型的开头几个词</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Chat model&apos;s scores</source>
        <translation>聊天模型的评分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Earlier messages</source>
        <translation>之前的消息</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>◆ {strategy}
chosen</source>
        <translation>◆ {strategy}
已选择</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{strategy}
past the boundary</source>
        <translation>{strategy}
越过边界</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Most likely {who}.</source>
        <translation>最可能是{who}。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Perhaps {who}, but that is far from sure ({share}).</source>
        <translation>也许是{who}，但这远不能确定（{share}）。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Chosen: {name}, because nothing else was inside the boundary: it is likely to be of use ({use}) at {risk}.</source>
        <translation>已选择：{name}，因为边界之内没有别的：它可能有用（{use}），{risk}。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Chosen: {name}, because it is likely to be of use ({use}) at {risk}.</source>
        <translation>已选择：{name}，因为它可能有用（{use}），{risk}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Chosen: {name}, because it weighs best of all: it is likely to be of use ({use}) at {risk}.</source>
        <translation>已选择：{name}，因为权衡起来它最好：它可能有用（{use}），{risk}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>little risk ({risk})</source>
        <translation>风险很小（{risk}）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a risk of {risk}</source>
        <translation>风险为 {risk}</translation>
    </message>
    <message numerus="yes">
        <location line="+13"/>
        <source>The first reply was taken back; the model was then told to answer otherwise: {instead}.</source>
        <comment>The first {count} replies were taken back; the model was then told to answer otherwise: {instead}.</comment>
        <translation>
            <numerusform>前面的 {count} 条回复已被收回；随后告诉模型改用另一种方式回答：{instead}。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The model was told reasoning that a person changed, in place of a strategy.</source>
        <translation>告诉模型的不是策略，而是经人修改的推理。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The reply was improved: the model was told its own reasoning, changed pass by pass.</source>
        <translation>回复经过改进：告诉模型的是它自己的推理，逐遍修改过。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Compare: this reply was told to follow ‘{followed}’.</source>
        <translation>比较：告诉模型这条回复要依照“{followed}”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Observe: nothing was added to the model&apos;s prompt.</source>
        <translation>观察：没有向模型的提示添加任何内容。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Guide: the model was told to answer this way.</source>
        <translation>引导：已告诉模型这样回答。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Guide: nothing had to be added, since a model answers this way by itself.</source>
        <translation>引导：不必添加任何内容，因为模型自己就会这样回答。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The model was told: “{guidance}”</source>
        <translation>告诉模型的内容：“{guidance}”</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Before this message</source>
        <translation>这条消息之前</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{source} ({maker}): {saw}</source>
        <translation>{source}（{maker}）：{saw}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>hardly any change</source>
        <translation>几乎没有变化</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{sign}{points} points</source>
        <translation>{sign}{points} 个百分点</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>No change of one weight or one share alone would have led to another choice.</source>
        <translation>单独改变任何一个权重或一个占比，都不会导致别的选择。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>With less weight on {weight} (below {value}, now {now}), it would have chosen ‘{other}’.</source>
        <translation>如果{weight}的权重更小（低于 {value}，现为 {now}），就会选择“{other}”。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>With more weight on {weight} (above {value}, now {now}), it would have chosen ‘{other}’.</source>
        <translation>如果{weight}的权重更大（高于 {value}，现为 {now}），就会选择“{other}”。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Were it less likely to be {who} (below {value} %, now {now} %), it would have chosen ‘{other}’.</source>
        <translation>如果是{who}的可能性更小（低于 {value} %，现为 {now} %），就会选择“{other}”。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Were it likelier to be {who} (above {value} %, now {now} %), it would have chosen ‘{other}’.</source>
        <translation>如果是{who}的可能性更大（高于 {value} %，现为 {now} %），就会选择“{other}”。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>of use {retention}, risk {risk}</source>
        <translation>有用 {retention}，风险 {risk}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>With these weights it chooses the same: ‘{name}’ ({figures}).</source>
        <translation>用这些权重，选择相同：“{name}”（{figures}）。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With these weights it would choose ‘{name}’ ({figures}).</source>
        <translation>用这些权重，会选择“{name}”（{figures}）。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/boundary.py" line="-36"/>
        <source>Even the most careful reply is over the limit, so help goes no further than ‘{edge}’</source>
        <translation>即使最谨慎的回复也超过上限，所以帮助最多到“{edge}”</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Every kind of help stays inside the limit</source>
        <translation>每一种帮助都在上限之内</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Help stays safe up to ‘{edge}’</source>
        <translation>直到“{edge}”，帮助仍是安全的</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>the most constructive place inside stays ‘{pearl}’, as in the turn before</source>
        <translation>边界之内最有建设性的位置仍是“{pearl}”，与上一轮相同</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the most constructive place inside is ‘{pearl}’</source>
        <translation>边界之内最有建设性的位置是“{pearl}”</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{boundary}; {pearl}.</source>
        <translation>{boundary}；{pearl}。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Chosen was ‘{name}’: the choice weighs risk and length as well.</source>
        <translation>所选的是“{name}”：选择时还会权衡风险和长度。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{number} {strategy}: risk {risk}, constructive value {value}</source>
        <translation>{number} {strategy}：风险 {risk}，建设性价值 {value}</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/ladder.py" line="-20"/>
        <location line="+41"/>
        <source>pearl point</source>
        <translation>珍珠点</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/ladder.py" line="+0"/>
        <source>boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{rung}.</source>
        <translation>{rung}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Limit of risk {limit}.</source>
        <translation>风险上限 {limit}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>With the drafts below, scored after the reply, help stays inside up to ‘{edge}’, pearl point ‘{pearl}’. They did not take part in this choice.</source>
        <translation>按下面的草稿（在回复之后评分），直到“{edge}”帮助仍在边界之内，珍珠点为“{pearl}”。它们没有参与这次选择。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/chain.py" line="+14"/>
        <source>taken from the model&apos;s thinking</source>
        <translation>取自模型的思考</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>model&apos;s words, not found in the thinking</source>
        <translation>模型的话，在思考中未找到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>written anew by the model</source>
        <translation>由模型重写</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>written by the model while improving</source>
        <translation>由模型在改进时所写</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>put together by the program</source>
        <translation>由程序整理而成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>written by a person</source>
        <translation>由人所写</translation>
    </message>
    <message>
        <location line="+80"/>
        <source>The reply was improved: it was written from this reasoning, which was changed a little pass by pass.</source>
        <translation>回复经过改进：它依据这一推理写成，而该推理是逐遍略作修改的。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No reasoning could be made out in the model&apos;s thinking.</source>
        <translation>在模型的思考中无法辨认出推理。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Five steps from what you need to how you are answered. There was no thinking to take them from, so the program put them together from its own figures.</source>
        <translation>从你的需要到怎样回答你的五个步骤。没有思考可以取用，所以由程序根据自己的数据整理而成。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Five steps from what you need to how you are answered, taken from the model&apos;s thinking.</source>
        <translation>从你的需要到怎样回答你的五个步骤，取自模型的思考。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{missing} of {count} statements could not be found there: doubt those.</source>
        <translation>{count} 条陈述中有 {missing} 条未能在那里找到：对这些请存疑。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Each statement was found again there.</source>
        <translation>每条陈述都在那里找到了。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>A person struck out ‘{node}’.</source>
        <translation>有人划去了“{node}”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A person changed ‘{node}’.</source>
        <translation>有人修改了“{node}”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What follows it was written anew, and the reply was written from this reasoning.</source>
        <translation>其后的部分已重写，回复依据这一推理写成。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing else was changed, and the reply was written from this reasoning.</source>
        <translation>其他都没有改变，回复依据这一推理写成。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>struck out: it counts for nothing</source>
        <translation>已划去：不起任何作用</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>changed by you, not sent yet</source>
        <translation>由你修改，尚未发送</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>will be written anew</source>
        <translation>将会重写</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>locked: it stays as it is</source>
        <translation>已锁定：保持不变</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/deferred_analysis.py" line="+16"/>
        <source>the judge&apos;s look at your message</source>
        <translation>评判者对你的消息的查看</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the model&apos;s scores of who may be asking</source>
        <translation>模型对“谁可能在提问”的评分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the reasoning step by step</source>
        <translation>逐步的推理</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the finer figures of the message</source>
        <translation>消息的细分数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the intent</source>
        <translation>意图</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the model&apos;s scores of the reactions</source>
        <translation>模型对各种反应的评分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>drafts along the ladder</source>
        <translation>沿阶梯的草稿</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the risk across turns</source>
        <translation>各轮之间的风险</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the words that weighed</source>
        <translation>起作用的词语</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>no risk stood out (R0)</source>
        <translation>没有突出的风险（R0）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>an ethical or regulatory risk (R1)</source>
        <translation>伦理或法规方面的风险（R1）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a risk with a will to get round the rules (R2)</source>
        <translation>带有绕过规则意图的风险（R2）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>How grave such a thing can be</source>
        <translation>这类事情可能有多严重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is at stake in this message</source>
        <translation>这条消息关系到什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Something that cannot wait</source>
        <translation>不能等待的事</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The person is in difficulty</source>
        <translation>此人正处于困境</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is asked could be acted on</source>
        <translation>所问的内容可能被付诸行动</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>none of these</source>
        <translation>以上都不是</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Not worked out so far: {parts}.</source>
        <translation>目前尚未算出：{parts}。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Being worked out: {parts}. You can write meanwhile; that goes first.</source>
        <translation>正在计算：{parts}。你可以继续输入，新消息会优先处理。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not worked out for this message: {parts}.</source>
        <translation>这条消息尚未算出：{parts}。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The analysis broke off: {why} Not computed: {parts}.</source>
        <translation>分析中断了：{why}未计算：{parts}。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Left out so far: {parts}. It is filled in after the reply, when idle, until you write again.</source>
        <translation>目前略去：{parts}。回复之后空闲时会补上，直到你再次写消息。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Asked only after the reply, so that you need not wait: most likely {who} ({share}). It came too late for this choice and counts for the next turn.</source>
        <translation>为了不让你等待，回复之后才问的：最可能是{who}（{share}）。对这次选择来说已经太晚，从下一轮起算入。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Looked at more closely: {level}, about {category}.</source>
        <translation>更仔细地看过：{level}，关于{category}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Looked at more closely: {level}.</source>
        <translation>更仔细地看过：{level}。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{name} ({maker}: {source})</source>
        <translation>{name}（{maker}：{source}）</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>The analysis took {seconds} s and {tokens} tokens in all.</source>
        <translation>分析共用时 {seconds} 秒，用了 {tokens} 个词元。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Before the first word the analysis took {early} s.</source>
        <translation>在第一个词之前，分析用时 {early} 秒。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>First word after {first} s, of which the analysis took {early} s.</source>
        <translation>{first} 秒后出现第一个词，其中分析用时 {early} 秒。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{waited} After the reply the analysis went on for {late} s; {tokens} tokens in all.</source>
        <translation>{waited}回复之后，分析又进行了 {late} 秒；共用了 {tokens} 个词元。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{part}: {tokens} tokens, {seconds} s</source>
        <translation>{part}：{tokens} 个词元，{seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/evaluation.py" line="-6"/>
        <source>An evaluation opens an engine of its own beside the conversation&apos;s. Both at once are slow, and need memory for two models. Questions and replies of evaluations are kept as plain files in the data folder.</source>
        <translation>评测会在对话的引擎之外打开自己的引擎。两者同时运行会很慢，并需要容纳两个模型的内存。评测的问题和回复以普通文件保存在数据文件夹中。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>{done}. The model is loading or at its first item.</source>
        <translation>{done}。模型正在加载，或正在做第一项。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{pace} items an hour</source>
        <translation>每小时 {pace} 项</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{hours} hours</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{minutes} minutes</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{seconds} seconds</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>{state}, {done} of {total}</source>
        <translation>{state}，{done} / {total}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{state}, {done} of {total}, {failed} failed</source>
        <translation>{state}，{done} / {total}，{failed} 项失败</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Measures {measures}.</source>
        <translation>测量{measures}。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/facts.py" line="-22"/>
        <source>{used} of {size} tokens ({share} %)</source>
        <translation>{used} / {size} 个词元（{share} %）</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Tokens of this conversation that the model holds, of those that it can hold at once.</source>
        <translation>模型保留的此对话的词元，占它一次所能保留的多少。</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>{beginning}…</source>
        <translation>{beginning}…</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>The name of the file that was loaded, as the library has it.</source>
        <translation>已加载文件的名称，与模型库中所记一致。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Standing</source>
        <translation>验证状态</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>By the file&apos;s SHA-256: what the catalogue knows of it.</source>
        <translation>依据文件的 SHA-256：目录中对它的记载。</translation>
    </message>
    <message>
        <location line="-25"/>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The device that computed the reply, as the engine reports it.</source>
        <translation>计算这条回复的设备，由引擎报告。</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>SHA-256 of the file: {hash}</source>
        <translation>文件的 SHA-256：{hash}</translation>
    </message>
    <message>
        <location line="-26"/>
        <source>{count} oldest messages did not fit and were not read</source>
        <translation>最早的 {count} 条消息放不下，没有读取</translation>
    </message>
    <message>
        <location line="-37"/>
        <location line="+91"/>
        <source>The server did not say how many tokens it read.</source>
        <translation>服务器没有说明它读了多少词元。</translation>
    </message>
    <message>
        <location line="-90"/>
        <source>not told by the server</source>
        <translation>服务器没有说明</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>With the same seed, settings and device the same reply comes again, unless two words were almost equally likely: how the machine rounds may then decide.</source>
        <translation>种子、设置和设备相同时，会再次得到同样的回复，除非两个词几乎同样可能：那时可能由机器的舍入决定。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The context holds only so many tokens.</source>
        <translation>上下文只能容纳这么多词元。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Fallback</source>
        <translation>改用</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Why another device was not used.</source>
        <translation>为什么没有使用别的设备。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No helper</source>
        <translation>没有辅助模型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Why no small model guesses ahead.</source>
        <translation>为什么没有小模型提前猜测。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>As the server calls it.</source>
        <translation>服务器所用的名称。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No file of it is here, so nothing can be checked.</source>
        <translation>这里没有它的文件，因此什么都无法核对。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Your message, what came before it and the questions about both were sent there.</source>
        <translation>你的消息、之前的内容以及有关它们的提问都发到了那里。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>version {number} of the strategy desk</source>
        <translation>策略台第 {number} 版</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The table of strategies that this turn ran under; the exported record has its SHA-256.</source>
        <translation>这一轮所依据的策略表；导出的记录中有它的 SHA-256。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Strategies</source>
        <translation>策略</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>not from the strategy desk</source>
        <translation>不是来自策略台</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{rate} tokens/s</source>
        <translation>{rate} 词元/秒</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/view_models/reply_progress.py" line="+99"/>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <location filename="../../app/ui/downloads/downloads_sheet.py" line="-49"/>
        <source>As fast as it goes</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At most {speed} MB/s</source>
        <translation>最高 {speed} MB/s</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>One after the other, while you talk. They stop when Oyster is closed; what was fetched is kept.</source>
        <translation>在你对话时逐个下载。关闭 Oyster 后停止；已下载的部分会保留。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Nothing is being fetched.</source>
        <translation>现在没有下载任何内容。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+19"/>
        <location filename="../../app/ui/view_models/facts.py" line="+2"/>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Go on by themselves when Oyster starts again</source>
        <translation>Oyster 再次启动时自动继续</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Say it on the desktop when one has ended (without the model&apos;s name)</source>
        <translation>下载结束时在桌面上通知（不含模型名称）</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Close the list of downloads</source>
        <translation>关闭下载列表</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/facts.py" line="+0"/>
        <source>Tokens written, divided by the seconds of writing.</source>
        <translation>写出的词元数除以写的秒数。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>First word</source>
        <translation>第一个词</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>From your message to the first token (word piece); screening, judging and reading included.</source>
        <translation>从你的消息到第一个词元（词的片段）；包括筛查、判断和读取。</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+4"/>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Pieces of the reply, as they came.</source>
        <translation>回复的片段，按到达的数目。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Decoded for this reply, counted by the engine.</source>
        <translation>为这条回复解码的，由引擎计数。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reused</source>
        <translation>沿用</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kept from earlier turns and not read again.</source>
        <translation>从前几轮保留下来，没有重新读取。</translation>
    </message>
    <message>
        <location line="-4"/>
        <location line="+5"/>
        <source>Written</source>
        <translation>写出</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Tokens of the reply, its thinking included.</source>
        <translation>回复的词元，包括其思考。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What it cost to have your message judged.</source>
        <translation>判断你的消息所用的代价。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Judging</source>
        <translation>判断</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{count} of {written} tokens</source>
        <translation>{written} 个词元中的 {count} 个</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Guessed from what repeats itself. This model drew each of them itself: guessing saves time only.</source>
        <translation>根据重复出现的内容猜出。每个词元仍由这个模型自己选定：猜测只是节省时间。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{by_helper} of them were guessed by the helper {helper}, the others from what repeats itself. This model drew each of them itself: guessing saves time only.</source>
        <translation>其中 {by_helper} 个由辅助模型{helper}猜出，其余根据重复出现的内容猜出。每个词元仍由这个模型自己选定：猜测只是节省时间。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Guessed ahead</source>
        <translation>提前猜中</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{count} tokens</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/first_model.py" line="-71"/>
        <source>A model on this computer answers you. The small trial model is here; do not rely on it.</source>
        <translation>由这台计算机上的模型回答你。这里有小型试用模型；请不要依赖它。</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+12"/>
        <source>Start with the trial model</source>
        <translation>用试用模型开始</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>Start with {model}</source>
        <translation>用 {model} 开始</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>There is no network now. A small trial model is here; do not rely on it.</source>
        <translation>现在没有网络。这里有一个小型试用模型；请不要依赖它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A model on this computer answers you, but there is no network to fetch one. Connect this computer, or choose a model file that you have.</source>
        <translation>由这台计算机上的模型回答你，但现在没有网络，无法下载模型。请连接网络，或选择你已有的模型文件。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>A model on this computer answers you. {title} fits it: {size} to fetch, about {memory} of memory.</source>
        <translation>由这台计算机上的模型回答你。{title} 适合这台计算机：需下载 {size}，约占内存 {memory}。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It is not Oyster-I but a general model guided by this program.</source>
        <translation>它不是 Oyster-I，而是由本程序引导的通用模型。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>A model on this computer answers you. Oyster-I, for which this program is made, fits it; getting it takes hours, and {size} are fetched.</source>
        <translation>由这台计算机上的模型回答你。这台计算机可以运行 Oyster-I，本程序就是为它而做的；获取它需要数小时，要下载 {size}。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Get {title}…</source>
        <translation>获取 {title}…</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{other} is here sooner, with {size} to fetch. It is a general model guided by this program.</source>
        <translation>{other} 更快可用，需下载 {size}。它是由本程序引导的通用模型。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A model on this computer answers you, but none fits it well now.</source>
        <translation>由这台计算机上的模型回答你，但现在没有一个模型完全适合它。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Close other programs, or make room on the disk.</source>
        <translation>请关闭其他程序，或在磁盘上腾出空间。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Get {title} with its guard</source>
        <translation>获取 {title} 及其守护模型</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/headline.py" line="+38"/>
        <source>Nothing yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When you write, this is where it says what was noticed.</source>
        <translation>你写下消息后，这里会说明注意到了什么。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Reading your message…</source>
        <translation>正在读你的消息…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Taken back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>This message is no longer part of the conversation.</source>
        <translation>这条消息已不属于此对话。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The turn broke off before anybody could judge it.</source>
        <translation>在有人能够判断之前，这一轮中断了。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Your message is kept</source>
        <translation>你的消息已保存</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the reply before it is written</source>
        <translation>前一条回复写完后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a model is loaded</source>
        <translation>模型加载好后</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the question about the earlier reply is answered</source>
        <translation>关于前一条回复的问题得到回答后</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Nobody has judged this message.</source>
        <translation>没有人判断过这条消息。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing in your message stood out.</source>
        <translation>你的消息中没有什么特别之处。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Something in your message may carry a risk.</source>
        <translation>你的消息中可能有某种风险。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The guard model is confident that this message is risky.</source>
        <translation>守护模型确信这条消息有风险。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You seem worried about somebody. People who can advise you are named above.</source>
        <translation>你似乎在为某个人担心。上面列出了可以给你建议的人。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It sounds as if something weighs on you. Help from people is there whenever you want it.</source>
        <translation>听起来好像有什么事压在你心上。只要你愿意，随时都有来自人的帮助。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You matter. People who can help right now are named above.</source>
        <translation>你很重要。上面列出了现在就能帮助你的人。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The chat model, asked in place of a guard, leaned towards a risk. Take it lightly.</source>
        <translation>代替守护模型的聊天模型倾向于认为有风险。请只当作参考。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The chat model, asked in place of a guard, saw nothing that stood out.</source>
        <translation>代替守护模型的聊天模型没有发现特别之处。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>It is answered as soon as {waits_for}.</source>
        <translation>{waits_for}就会回答它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It was screened for signs of danger, and it is answered as soon as {waits_for}.</source>
        <translation>已检查其中有无危险迹象；{waits_for}就会回答它。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>People who can help are named above.</source>
        <translation>上面列出了能够帮助你的人。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Serious distress in this conversation</source>
        <translation>此对话中有人非常痛苦</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing stood out in this message by itself; what was said in the conversation still counts.</source>
        <translation>这条消息本身没有什么特别之处；但之前在对话中说过的话仍然重要。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Categories judged by the guard model {model}.</source>
        <translation>类别由守护模型 {model} 判断。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Noticed by the crisis screen: fixed rules, or a small sentence classifier.</source>
        <translation>由危机筛查发现：固定规则，或一个小的句子分类器。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/influence.py" line="+40"/>
        <source>Nothing of this reasoning stood before the model when it wrote, so the reply cannot have rested on it: it was only computed beside it.</source>
        <translation>模型写的时候，这份推理没有任何部分在它面前，所以回复不可能以它为依据：它只是在旁边计算出来的。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Without any one of these steps the reply would hardly be less likely: it did not rest on them.</source>
        <translation>去掉其中任何一步，回复的可能性都几乎不会降低：它并不依赖这些步骤。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The reply rested most on ‘{node}’.</source>
        <translation>回复最依赖“{node}”。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Nothing of {missing} stood before the model by itself, so there was nothing to strike out.</source>
        <translation>{missing} 的内容并没有单独呈现给模型，所以没有可以划去的。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Without ‘{node}’ the reply would hardly be less likely: it did not rest on it.</source>
        <translation>去掉“{node}”，回复的可能性几乎不会降低：它并不依赖这一步。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Without ‘{node}’ the reply would be less likely (each word piece by {less} % on average): it rested on it.</source>
        <translation>去掉“{node}”，回复的可能性会降低（每个词的片段平均降低 {less} %）：它依赖这一步。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Without ‘{node}’ the reply would even be likelier: it was written against it.</source>
        <translation>去掉“{node}”，回复的可能性反而更高：它是逆着这一步写的。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/ladder.py" line="-18"/>
        <source>{number} {name}</source>
        <translation>{number} {name}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{number} {name} – {marks}</source>
        <translation>{number} {name} – {marks}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>risk {risk}, constructive value {value}</source>
        <translation>风险 {risk}，建设性价值 {value}</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>◆ chosen</source>
        <translation>◆ 已选择</translation>
    </message>
    <message>
        <location filename="../../app/session/obstacles.py" line="+60"/>
        <source>not whole: {missing} of its files are missing</source>
        <translation>不完整：缺少 {missing} 个文件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>on this computer</source>
        <translation>已在这台计算机上</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>too large for the disk</source>
        <translation>磁盘放不下</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/view_models/model_build.py" line="+34"/>
        <source>too large for the memory that is free now</source>
        <translation>现在的空闲内存放不下</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>free memory not known</source>
        <translation>空闲内存未知</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>{title} does not fit the disk: {missing} more are needed in {folder}, {free} are free.</source>
        <translation>{title} 磁盘放不下：{folder} 还需要 {missing}，现有 {free} 空闲。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{title} needs about {memory} of memory and {free} are free, so it could not be loaded now.</source>
        <translation>{title} 约需 {memory} 内存，现有 {free} 空闲，所以现在无法加载。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Closing other programs frees memory.</source>
        <translation>关闭其他程序可以释放内存。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{name} of the same page fits, with {size}.</source>
        <translation>同一页面的 {name} 适合，大小 {size}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{title} fits, with {size} to fetch.</source>
        <translation>{title} 适合，需下载 {size}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Or make room on the disk.</source>
        <translation>或者在磁盘上腾出空间。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is room in {folder}: {free} are free.</source>
        <translation>{folder} 有空间：{free} 空闲。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/model_build.py" line="+3"/>
        <source>needs {peak_bytes} of disk while it is made</source>
        <translation>制作时需要 {peak_bytes} 磁盘空间</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{size}: {words} ({name})</source>
        <translation>{size}：{words}（{name}）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{choice}; {obstacles}</source>
        <translation>{choice}；{obstacles}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>While it is made it takes up to about {peak_bytes} of disk, {final_bytes} stay. You can pause at any time, and quit: it goes on from there.</source>
        <translation>制作时最多约占 {peak_bytes} 磁盘空间，之后占用 {final_bytes}。你可以随时暂停，也可以退出：之后会从那里继续。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>This model is made here, once: the published weights are fetched part by part, each part is checked, converted and deleted, and the result is checked and recorded, so that you can see where it came from.</source>
        <translation>这个模型在这里制作，只需一次：已发布的权重逐部分下载，每一部分经过核对、转换后删除，结果经过核对并记录下来，让你能看到它从何而来。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>ModelScope&apos;s own interface has been tried on a server of the tests only, never on the real one. If it asks for a token, paste ModelScope&apos;s own; it is used this once.</source>
        <translation>ModelScope 自己的接口只在测试用的服务器上试过，从未在真正的服务器上试过。如果它要求令牌，请粘贴 ModelScope 自己的令牌；只在这一次使用。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Its makers ask who uses it. Open {page}, log in, accept the terms, then make an access token of kind “read” in your settings there and paste it here.</source>
        <translation>其制作者要求了解使用者。请打开 {page}，登录并接受条款，然后在那里的设置中创建类型为“read”的访问令牌，粘贴到这里。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/model_words.py" line="-55"/>
        <source>Trial</source>
        <translation>试用</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <location filename="../../app/models/plain_titles.py" line="+11"/>
        <source>Oyster-I (Oy1)</source>
        <translation>Oyster-I (Oy1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Oyster-I (Oy1), made from DeepSeek</source>
        <translation>Oyster-I (Oy1)，由 DeepSeek 制成</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The guard, which judges messages</source>
        <translation>判断消息的守护模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The small trial model</source>
        <translation>小型试用模型</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/model_words.py" line="+8"/>
        <source>The model that this program is made for. It answers with guidance before it refuses. Getting it takes hours and much room on the disk; all of it is said before anything begins.</source>
        <translation>本程序就是为这个模型而做的。它先引导，再拒绝。获取它需要数小时和很多磁盘空间；开始之前会全部说明。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The other Oyster-I, made from another model. It takes as long to get.</source>
        <translation>另一个 Oyster-I，由另一个模型制成。获取它同样需要很久。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A second, small model that only judges how risky a message is.</source>
        <translation>第二个小模型，只判断消息有多大风险。</translation>
    </message>
    <message>
        <location filename="../../app/domain/amount_words.py" line="+2"/>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>about {hours} hours</source>
        <translation>约 {hours} 小时</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>about {count} minute</source>
        <comment>about {count} minutes</comment>
        <translation>
            <numerusform>约 {count} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/model_words.py" line="+37"/>
        <source>Waiting for the hub…</source>
        <translation>正在等待模型网站…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Checking that the file is whole (SHA-256)…</source>
        <translation>正在核对文件是否完整（SHA-256）…</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/downloads.py" line="-6"/>
        <source>Download of {title}: {words}</source>
        <translation>{title} 的下载：{words}</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>One more is in the queue.</source>
        <comment>{count} more are in the queue.</comment>
        <translation>
            <numerusform>队列中还有 {count} 个。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{count} downloads are not finished yet; what was fetched is kept.</source>
        <translation>{count} 个下载尚未完成；已下载的部分保留着。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The download of {title} is not finished yet ({amount}).</source>
        <translation>{title} 的下载尚未完成（{amount}）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>nothing has come so far</source>
        <translation>目前什么都还没有收到</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Waits for its turn.</source>
        <translation>正在等待轮到它。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{amount} are here.</source>
        <translation>已有 {amount}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../../app/ui/view_models/model_words.py" line="+13"/>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/model_words.py" line="-49"/>
        <source>A general model, a smaller relative of Oyster-I. This program guides it.</source>
        <translation>通用模型，是 Oyster-I 的较小的同系模型。由本程序引导。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The file of {model} is no longer at {path}, or is another one now. Bring it back there, or open Models and say where it is.</source>
        <translation>{model} 的文件已不在 {path}，或现在是另一个文件。请把它放回那里，或打开“模型”指明它的位置。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Another program</source>
        <translation>另一个程序</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not this computer</source>
        <translation>不是这台计算机</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Converting</source>
        <translation>正在转换</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Converting part {part} of {parts}</source>
        <translation>正在转换第 {part} 部分，共 {parts} 部分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fetching part {part} of {parts}</source>
        <translation>正在下载第 {part} 部分，共 {parts} 部分</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>about {hours} hours left</source>
        <translation>约剩 {hours} 小时</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>about {minutes} minutes left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>about {count} second left</source>
        <comment>about {count} seconds left</comment>
        <translation>
            <numerusform>约剩 {count} 秒</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/domain/scenario.py" line="+13"/>
        <source>Written by the model, which plays this person</source>
        <translation>由扮演此人的模型写的</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/open_conversation.py" line="+61"/>
        <source>The model itself scored this one better, which is only indicative. Read both: you decide.</source>
        <translation>模型自己给这一个评分更高，这仅供参考。请两个都读一读：由你决定。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/view_models/passes.py" line="+66"/>
        <source>The reply as it was</source>
        <translation>原来的回复</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>An improved version</source>
        <translation>改进后的版本</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Use this one</source>
        <translation>使用这一个</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Version {reply} of {count}</source>
        <translation>第 {reply} 个版本，共 {count} 个</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/panel_depth.py" line="-3"/>
        <source>Sentence</source>
        <translation>一句话</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In a sentence: what was noticed, and how it was answered</source>
        <translation>用一句话：注意到了什么，怎样回答的</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The reasons, with the words of the message that they rest on</source>
        <translation>理由，以及它们所依据的消息原文</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Every figure, with its method: for counsellors and researchers</source>
        <translation>所有数据及其方法：供咨询师和研究人员查看</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/passes.py" line="-56"/>
        <source>safe</source>
        <translation>安全</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>mostly safe</source>
        <translation>大体安全</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>unsafe</source>
        <translation>不安全</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>both targets were met</source>
        <translation>两个目标都已达到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>no step of the reasoning was changed any more</source>
        <translation>推理的步骤不再有任何改动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the limit of passes was reached</source>
        <translation>已达到遍数上限</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>it was stopped</source>
        <translation>它被停止了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the model broke off</source>
        <translation>模型中断了</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>safety</source>
        <translation>安全性</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>{safety}, satisfaction {satisfaction}</source>
        <translation>{safety}，满意度 {satisfaction}</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The reply as it was is judged: {judged}. At most {limit} passes follow.</source>
        <translation>原来的回复经判断：{judged}。接下来最多 {limit} 遍。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Pass {judged_number} of at most {limit}: {judged}.</source>
        <translation>第 {judged_number} 遍（最多 {limit} 遍）：{judged}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Pass {number}</source>
        <translation>第 {number} 遍</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>◆ {name}: the best</source>
        <translation>◆ {name}：最好</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{name}: not offered</source>
        <translation>{name}：不提供</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{name}: refused</source>
        <translation>{name}：被拒绝</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It ended because {why}.</source>
        <translation>结束的原因：{why}。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The reply as it was stays.</source>
        <translation>原来的回复保留不变。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No pass was better.</source>
        <translation>没有哪一遍更好。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It was judged, and nothing was changed.</source>
        <translation>已经判断过，没有作任何改动。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The reply as it was is the best: it stays.</source>
        <translation>原来的回复最好：保留不变。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Pass {number} scored best and is offered as another version: safety {safety_before} → {safety}, satisfaction {satisfaction_before} → {satisfaction}.</source>
        <translation>第 {number} 遍得分最高，作为另一个版本提供：安全性 {safety_before} → {safety}，满意度 {satisfaction_before} → {satisfaction}。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The reply as it was stays until a person goes on from the other.</source>
        <translation>原来的回复保留不变，直到有人从另一个版本继续。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Pass {number} scored better and was refused: looked at together with the question, its reply was over the limit, or nobody could review it.</source>
        <translation>第 {number} 遍得分更高，但被拒绝：连同问题一起看，它的回复超过了上限，或者没有谁能够审查它。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Passes {numbers} scored better and were refused: looked at together with the question, their replies were over the limit, or nobody could review them.</source>
        <translation>第 {numbers} 遍得分更高，但被拒绝：连同问题一起看，它们的回复超过了上限，或者没有谁能够审查它们。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Pass {number} repeats the guidance that the model was given, so it is not offered.</source>
        <translation>第 {number} 遍重复了给模型的引导，所以不提供。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Passes {numbers} repeat the guidance that the model was given, so they are not offered.</source>
        <translation>第 {numbers} 遍重复了给模型的引导，所以不提供。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>So it is not offered, whatever it scored.</source>
        <translation>所以无论得分多少，都不提供。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It took {tokens} tokens.</source>
        <translation>共用了 {tokens} 个词元。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>(more was proposed; only one short change a pass is taken)</source>
        <translation>（还提出了更多改动；每一遍只采用一处简短的改动）</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Judged as if asked by: {parts}</source>
        <translation>假定由以下的人提问来判断：{parts}</translation>
    </message>
    <message>
        <location filename="../../app/privacy/passphrase_strength.py" line="+33"/>
        <source>Several words that belong together only for you are a good passphrase.</source>
        <translation>几个只对你有意义地联系在一起的词，是很好的口令。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Too easy to guess: take four or more words that do not belong together.</source>
        <translation>太容易被猜到：请用四个或更多互不相关的词。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Fair: it holds against people who know you, not against a determined attacker.</source>
        <translation>尚可：能防住认识你的人，防不住有决心的攻击者。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Strong.</source>
        <translation>很强。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/payoffs.py" line="+15"/>
        <source>of use {share}</source>
        <translation>有用 {share}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>risk {share}</source>
        <translation>风险 {share}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>cost {share}</source>
        <translation>代价 {share}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>worth {figure}</source>
        <translation>价值 {figure}</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/profile.py" line="+13"/>
        <source>A guard model was asked for one label. These are the probabilities that it gave to each of its categories; together they are 100 %.</source>
        <translation>让守护模型给出一个标签。这些是它给自己每个类别的概率；合计 100 %。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>There is no guard model here, so the chat model was asked for one label, and its probabilities were set against those for a neutral text. It was not trained to judge: only indicative.</source>
        <translation>这里没有守护模型，所以请聊天模型给出一个标签，并把它的概率与对一段中性文字的概率相对照。它没有受过判断训练：仅供参考。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nobody judged.</source>
        <translation>没有谁作过判断。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The chat model&apos;s guess is not shown here: it was not trained to judge, and help comes first.</source>
        <translation>这里不显示聊天模型的猜测：它没有受过判断训练，而帮助优先。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>{highest} or less</source>
        <translation>至多 {highest}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{count} other categories: each {least}</source>
        <translation>其他 {count} 个类别：各 {least}</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>under {share}</source>
        <translation>不到 {share}</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/reasons.py" line="-2"/>
        <source>By fixed rules</source>
        <translation>依据固定规则</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Found by fixed rules; no model took part.</source>
        <translation>由固定规则发现；没有模型参与。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Computed from rules, tables and the judge&apos;s figures.</source>
        <translation>由规则、表格和评判者的数据计算得出。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A model&apos;s figure or estimate: it can be wrong.</source>
        <translation>模型的数据或估计：可能有误。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>These words say that the person may be in danger.</source>
        <translation>这些词语表明此人可能处于危险中。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>These words say that somebody else may be in danger.</source>
        <translation>这些词语表明别的人可能处于危险中。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Without these words it would look safer to the judge.</source>
        <translation>没有这些词语，评判者会认为它更安全。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>No model judged the message: the rest follows from rules and tables alone.</source>
        <translation>没有模型判断过这条消息：其余部分只依据规则和表格。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The chat model, asked in place of a guard model, leaned towards a risk. It was not trained to judge.</source>
        <translation>代替守护模型的聊天模型倾向于认为有风险。它没有受过判断训练。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The guard model leaned towards a risk.</source>
        <translation>守护模型倾向于认为有风险。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>It may come from {who}, but that is far from sure.</source>
        <translation>它可能来自{who}，但这远不能确定。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It reads like a message from {who}.</source>
        <translation>它读起来像是来自{who}的消息。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>‘{name}’ was chosen: nothing more specific was inside the limit of risk.</source>
        <translation>选择了“{name}”：没有更具体的方式在风险上限之内。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>‘{name}’ was chosen: of use to the person, at a risk inside the limit.</source>
        <translation>选择了“{name}”：对此人有用，风险在上限之内。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>A first reply was taken back as too risky; this one was asked to be more careful: ‘{name}’.</source>
        <translation>第一条回复因风险过高而被收回；这一条按要求写得更谨慎：“{name}”。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The reply was written anew from the model&apos;s own reasoning, changed pass by pass.</source>
        <translation>回复是根据模型自己的推理重新写的，推理逐遍作了改动。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The model was asked to answer so: ‘{name}’.</source>
        <translation>要求模型这样回答：“{name}”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing was added to what the model was told: it answered by itself.</source>
        <translation>没有在给模型的指示中添加任何内容：它是自行回答的。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing had to be added: a model answers this way by itself.</source>
        <translation>不需要添加任何内容：模型自己就会这样回答。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Any reply carries some risk here, so help goes no further than ‘{edge}’.</source>
        <translation>在这里任何回复都有一定风险，所以帮助最多到“{edge}”为止。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Every way to answer stayed inside the limit of risk.</source>
        <translation>每种回答方式都在风险上限之内。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Help that is more specific than ‘{edge}’ would have carried too much risk.</source>
        <translation>比“{edge}”更具体的帮助会有过高的风险。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>All messages together carry more risk than this one alone.</source>
        <translation>所有消息合在一起，比单独这一条风险更大。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The reply was not reviewed: nobody looked at question and reply together, so its risk is not known.</source>
        <translation>回复没有经过审查：没有谁把问题和回复放在一起看过，所以其风险未知。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Question and reply were looked at together: the reply stayed inside the limit of risk.</source>
        <translation>把问题和回复放在一起看过：回复在风险上限之内。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Question and reply were looked at together: the reply is over the limit of risk.</source>
        <translation>把问题和回复放在一起看过：回复超过了风险上限。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{followed} Nobody reviewed the reply.</source>
        <translation>{followed}没有谁审查过这条回复。</translation>
    </message>
    <message>
        <location filename="../../app/domain/month_names.py" line="+10"/>
        <source>Jan</source>
        <translation>1月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Feb</source>
        <translation>2月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Mar</source>
        <translation>3月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Apr</source>
        <translation>4月</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+4"/>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Jun</source>
        <translation>6月</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jul</source>
        <translation>7月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Aug</source>
        <translation>8月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sep</source>
        <translation>9月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Oct</source>
        <translation>10月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Nov</source>
        <translation>11月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Dec</source>
        <translation>12月</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/relative_time.py" line="+18"/>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{day} {month}</source>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/reply_label.py" line="-25"/>
        <source>Guided</source>
        <translation>引导</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Edited reasoning</source>
        <translation>修改过的推理</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>improved</source>
        <translation>已改进</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>taken back and answered again: {strategy}</source>
        <comment>{count} replies taken back and answered again: {strategy}</comment>
        <translation>
            <numerusform>已收回 {count} 条回复并重新回复：{strategy}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/reply_progress.py" line="-54"/>
        <source>Improving: the reply as it was is being judged.</source>
        <translation>正在改进：在判断原来的回复。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Improving: the passes are being compared.</source>
        <translation>改进：正在比较各遍。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Improving: pass {number} of at most {most}.</source>
        <translation>改进：第 {number} 遍，最多 {most} 遍。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Improving: pass {number} of at most {most}. It takes longer than the passes before.</source>
        <translation>改进：第 {number} 遍，最多 {most} 遍。这一遍比前几遍用时更久。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Improving: pass {number} of at most {most}. At most {left} left, by the passes before.</source>
        <translation>改进：第 {number} 遍，最多 {most} 遍。按前几遍推算，最多还剩 {left}。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Comparing: reply {number} of {expected} is being written.</source>
        <translation>比较：正在写第 {number} 条回复，共 {expected} 条。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Comparing: reply {number} of {expected} is being written. It takes longer than the one before.</source>
        <translation>比较：正在写第 {number} 条回复，共 {expected} 条。这一条比前一条用时更久。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Comparing: reply {number} of {expected} is being written. About {left} left, by the one before.</source>
        <translation>比较：正在写第 {number} 条回复，共 {expected} 条。按前一条推算，约剩 {left}。</translation>
    </message>
    <message numerus="yes">
        <location line="+13"/>
        <source>{count} minute</source>
        <comment>{count} minutes</comment>
        <translation>
            <numerusform>{count} 分钟</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Improving broke off: {why} The reply stays as it was.</source>
        <translation>改进中断了：{why}回复保留原样。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Improving was stopped. The reply stays as it was.</source>
        <translation>改进已停止。回复保留原样。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A version scored better but did not pass its review. The reply stays as it was.</source>
        <translation>有一个版本得分更高，但没有通过审查。回复保留原样。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A version repeats what the model was told, so it is not offered. The reply stays as it was.</source>
        <translation>有一个版本重复了告诉模型的内容，所以不提供。回复保留原样。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The model found nothing to improve. The reply stays as it was.</source>
        <translation>模型没有找到可改进之处。回复保留原样。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No other version scored better. The reply stays as it was.</source>
        <translation>没有其他版本得分更高。回复保留原样。</translation>
    </message>
    <message>
        <location filename="../../app/session/conversation_export/readable_record.py" line="-42"/>
        <location filename="../../app/ui/rating/agreement_page.py" line="+0"/>
        <location filename="../../app/ui/rating/ratings_page.py" line="-28"/>
        <location filename="../../app/ui/view_models/reply_speaker.py" line="+19"/>
        <location filename="../../app/ui/view_models/set_details.py" line="+53"/>
        <location filename="../../app/workspace/sets/set_files.py" line="+150"/>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/view_models/reply_speaker.py" line="+9"/>
        <source>A person&apos;s reply</source>
        <translation>真人的回复</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/reply_speaker.py" line="+11"/>
        <source>Recording: {name}</source>
        <translation>录制：{name}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Oy1</source>
        <translation>Oy1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Trial model, not Oy1</source>
        <translation>试用模型，不是 Oy1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{name}, not verified as Oy1</source>
        <translation>{name}，未被验证为 Oy1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A person wrote this reply; no model did</source>
        <translation>这条回复是真人写的，不是模型</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>A reply by a model not verified as Oy1 – do not rely on it</source>
        <translation>未被验证为 Oy1 的模型的回复——请不要依赖它</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A reply by the {standing}</source>
        <translation>{standing}的回复</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/review.py" line="+13"/>
        <source>This reply was not reviewed: nobody looked at question and reply together, so its risk is not known.</source>
        <translation>此回复没有经过审查：没有人把问题和回复放在一起看过，所以其风险未知。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The first reply</source>
        <translation>第一条回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The second reply</source>
        <translation>第二条回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The third reply</source>
        <translation>第三条回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The fourth reply</source>
        <translation>第四条回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The fifth reply</source>
        <translation>第五条回复</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>It was answered again, more carefully: {strategy}.</source>
        <translation>已更谨慎地重新回答：{strategy}。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Reply {number}</source>
        <translation>回复 {number}</translation>
    </message>
    <message>
        <location filename="../../app/domain/month_names.py" line="+11"/>
        <location filename="../../app/ui/view_models/relative_time.py" line="+1"/>
        <source>{day} {month} {year}</source>
        <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/shown_title.py" line="+21"/>
        <source>A reply is being written in “{title}”</source>
        <translation>正在“{title}”中写回复</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/shown_turn.py" line="+12"/>
        <source>Its thinking will stream here.</source>
        <translation>它的思考会在这里逐步显示。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This model does not think aloud.</source>
        <translation>这个模型不会把思考说出来。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There was no thinking in this turn.</source>
        <translation>这一轮没有思考。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/trajectory.py" line="+13"/>
        <source>Together, the messages carry no more risk than the last one alone.</source>
        <translation>这些消息合在一起的风险，不比单独最后一条更高。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Together, the messages carry {points} points more risk than the last one alone ({together} against {alone}).</source>
        <translation>这些消息合在一起，比单独最后一条的风险高 {points} 个百分点（{together} 对 {alone}）。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Message {at} of {count}: alone {alone}, together {together}</source>
        <translation>第 {at} 条消息，共 {count} 条：单独 {alone}，合计 {together}</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/turn_in_panel.py" line="+109"/>
        <source>An earlier message is shown: {number} of {count}.</source>
        <translation>显示的是较早的消息：第 {number} 条，共 {count} 条。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/waiting.py" line="+9"/>
        <source>Kept. It is answered as soon as the reply before it is finished.</source>
        <translation>已保存。前一条回复写完后就会回答它。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kept. It is answered as soon as the model is loaded.</source>
        <translation>已保存。模型加载好后就会回答它。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kept. It is answered as soon as the model has finished what it was asked.</source>
        <translation>已保存。模型做完手头的事后就会回答它。</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_card.py" line="-5"/>
        <source>Details of {model}</source>
        <translation>{model} 的详情</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/downloads.py" line="-15"/>
        <source>Asking for the file…</source>
        <translation>正在请求文件…</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_chooser.py" line="+102"/>
        <location filename="../../app/ui/welcome/model_upkeep.py" line="+81"/>
        <source>Checking {path}</source>
        <translation>正在检查 {path}</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/welcome/model_upkeep.py" line="+0"/>
        <source>Reading the file and computing its hash…</source>
        <translation>正在读取文件并计算散列值…</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>That model is no longer here. Choose another one.</source>
        <translation>那个模型已不在这里。请选择另一个。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Connecting… The token for the server is in this system&apos;s keyring, which may ask to be unlocked.</source>
        <translation>正在连接…服务器的令牌保存在本系统的钥匙串里，钥匙串可能会要求解锁。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Loading {model}</source>
        <translation>正在加载 {model}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Into memory…</source>
        <translation>正在读入内存…</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Loading {model}…</source>
        <translation>正在加载 {model}…</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Back to {model}</source>
        <translation>回到 {model}</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_upkeep.py" line="-34"/>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reading it again and comparing its hash…</source>
        <translation>正在重新读取并比较散列值…</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Checking all files</source>
        <translation>正在核对所有文件</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reading them again and comparing their hashes…</source>
        <translation>正在重新读取并比较各个散列值…</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Removing the model</source>
        <translation>正在移除模型</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The model was removed.</source>
        <translation>模型已移除。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Comparing with the published weights</source>
        <translation>正在与已发布的权重比较</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Asking the hub…</source>
        <translation>正在询问模型网站…</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Some old files are in use; they are deleted at the next start.</source>
        <translation>有些旧文件正在使用；下次启动时会删除。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Moving the models</source>
        <translation>正在搬移模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each file is copied and compared before the old one is deleted…</source>
        <translation>每个文件都先复制并比较，再删除旧文件…</translation>
    </message>
    <message numerus="yes">
        <location line="+17"/>
        <source>The one model file is whole and unchanged.</source>
        <comment>All {count} model files are whole and unchanged.</comment>
        <translation>
            <numerusform>全部 {count} 个模型文件都完整，没有改变。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_chooser.py" line="-66"/>
        <location line="+19"/>
        <source>{model} judges from the next time a model is loaded.</source>
        <translation>从下次加载模型起，由 {model} 判断。</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/welcome_page.py" line="-47"/>
        <source>This program is not a clinician and cannot replace one.</source>
        <translation>本程序不是医生，也不能代替医生。</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_cards.py" line="-81"/>
        <source>A small model that shows how the program works. It is not Oy1, it often writes nonsense, and it must not be relied on.</source>
        <translation>展示本程序如何工作的小模型。它不是 Oy1，常常胡言乱语，不可依赖。</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/welcome_page.py" line="-3"/>
        <source>A private conversation with a model that runs on this computer. Nothing you write leaves it, unless you name a server. Beside the conversation you see what was noticed in your message, and how the reply came about.</source>
        <translation>与在这台计算机上运行的模型进行私密对话。除非你指定一台服务器，你写的任何内容都不会离开这台计算机。在对话旁边，你可以看到从你的消息中注意到了什么，以及回复是怎样产生的。</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>← Back to the conversation</source>
        <translation>← 回到对话</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Back to the conversation (Escape)</source>
        <translation>回到对话（Esc）</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>More models</source>
        <translation>更多模型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show more models</source>
        <translation>显示更多模型</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_cards.py" line="+35"/>
        <source>Use this model</source>
        <translation>使用此模型</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/model_flow.py" line="-56"/>
        <location filename="../../app/ui/model_folder/shared_sheet.py" line="+22"/>
        <location filename="../../app/ui/welcome/model_cards.py" line="+1"/>
        <source>Use {model}</source>
        <translation>使用 {model}</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_cards.py" line="+5"/>
        <source>Check file</source>
        <translation>检查文件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Read the file of {model} again and compare its hash</source>
        <translation>重新读取 {model} 的文件并比较其散列值</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+35"/>
        <source>Remove {model}</source>
        <translation>移除 {model}</translation>
    </message>
    <message>
        <location line="-30"/>
        <source>Compare with Oy1…</source>
        <translation>与 Oy1 比较…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Compare {model} with the published weights of Oy1</source>
        <translation>把 {model} 与已发布的 Oy1 权重比较</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>In use.</source>
        <translation>正在使用。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>On this computer. It judges messages.</source>
        <translation>已在这台计算机上。它用来判断消息。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{title}. {size}, {origin}. Licence: {licence}.</source>
        <translation>{title}。{size}，{origin}。许可证：{licence}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>On this computer.</source>
        <translation>已在这台计算机上。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Find the file…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Say where the file of {model} is now</source>
        <translation>指明 {model} 的文件现在的位置</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Get it again</source>
        <translation>重新获取</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Get {model} again</source>
        <translation>重新获取 {model}</translation>
    </message>
    <message>
        <location line="+75"/>
        <source>From {repo}, file {file}, known by its SHA-256.</source>
        <translation>来自 {repo}，文件 {file}，以其 SHA-256 识别。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/recommended_model.py" line="+71"/>
        <source>Recommended here: {title}</source>
        <translation>推荐用于这台计算机：{title}</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>It fits this computer, and can be fetched once there is a network.</source>
        <translation>它适合这台计算机，有网络后即可下载。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Smaller, and here much sooner: it only has to be fetched.</source>
        <translation>较小，也快得多：只需下载。</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../../app/ui/welcome/model_cards.py" line="-42"/>
        <source>Get it…</source>
        <translation>获取…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Get it with its guard</source>
        <translation>连同守护模型一起获取</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Get it</source>
        <translation>获取</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_cards.py" line="+0"/>
        <source>Get {model}: what it takes is said first</source>
        <translation>获取 {model}：会先说明所需条件</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/recommended_model.py" line="-3"/>
        <location filename="../../app/ui/welcome/model_cards.py" line="+4"/>
        <source>Use the trial model</source>
        <translation>使用试用模型</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/hub_finds.py" line="-26"/>
        <source>licence {licence}</source>
        <translation>许可证 {licence}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>gated: its makers ask who uses it</source>
        <translation>受限：制作者要求了解使用者</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>See its models</source>
        <translation>查看其模型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>See the models of {page}</source>
        <translation>查看 {page} 的模型</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Show it the token</source>
        <translation>出示令牌</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ask for the models of {page} with your token</source>
        <translation>用你的令牌查询 {page} 的模型</translation>
    </message>
    <message numerus="yes">
        <location line="+8"/>
        <source>in {count} file</source>
        <comment>in {count} files</comment>
        <translation>
            <numerusform>共 {count} 个文件</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>about {memory} of memory</source>
        <translation>约占内存 {memory}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>SHA-256 {sha256}</source>
        <translation>SHA-256 {sha256}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>no SHA-256 stated</source>
        <translation>未提供 SHA-256</translation>
    </message>
    <message>
        <location filename="../../app/ui/downloads/update_flow.py" line="-9"/>
        <location filename="../../app/ui/view_models/hub_finds.py" line="+2"/>
        <location filename="../../app/ui/welcome/model_cards.py" line="+0"/>
        <location filename="../../app/ui/welcome/model_fetching.py" line="-55"/>
        <source>Fetch it</source>
        <translation>下载</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/hub_finds.py" line="+2"/>
        <location filename="../../app/ui/welcome/model_cards.py" line="+1"/>
        <source>Fetch {model} and use it</source>
        <translation>下载 {model} 并使用</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_cards.py" line="+28"/>
        <source>{title}.</source>
        <translation>{title}。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{title}. {size}. Licence: {licence}.</source>
        <translation>{title}。{size}。许可证：{licence}。</translation>
    </message>
    <message>
        <location line="-24"/>
        <source>Try it with the trial model</source>
        <translation>用试用模型试一试</translation>
    </message>
    <message>
        <location line="-29"/>
        <source>Get {model}: what it takes is said here</source>
        <translation>获取 {model}：所需条件在此说明</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Choose it here, or drop it anywhere on this window. It stays where it is.</source>
        <translation>在这里选择，或拖放到本窗口任意位置。文件留在原处。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/welcome/welcome_page.py" line="+119"/>
        <source>Choose a model file</source>
        <translation>选择模型文件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A model file that you have</source>
        <translation>你已有的模型文件</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Any GGUF file of a chat model.</source>
        <translation>任何聊天模型的 GGUF 文件。</translation>
    </message>
    <message>
        <location filename="../../app/ui/model_folder/folder_flow.py" line="-82"/>
        <source>Moving the models to {folder} was interrupted; they are where they were.</source>
        <translation>把模型移动到 {folder} 的过程中断了；模型仍在原处。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Move again…</source>
        <translation>再次搬移…</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Choose the new folder for the models</source>
        <translation>为模型选择新的文件夹</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>A model is being fetched into the folder. Pause the download first.</source>
        <translation>正在向此文件夹下载模型。请先暂停下载。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Move the models to {folder}?</source>
        <translation>把模型搬移到 {folder}？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Up to {size} are copied, and each copy is compared, before anything is deleted here. You can stop it.</source>
        <translation>最多复制 {size}，每一份都经过比较之后，才会删除这里的内容。你可以停止它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Move</source>
        <translation>搬移</translation>
    </message>
    <message>
        <location line="+7"/>
        <location filename="../../app/ui/welcome/welcome_page.py" line="+0"/>
        <source>Model files (*.gguf);;All files (*)</source>
        <translation>模型文件 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Where is the file now?</source>
        <translation>文件现在在哪里？</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Compare {model} with the published weights?</source>
        <translation>把 {model} 与已发布的权重比较？</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It claims to be Oy1. A sample of the published weights is fetched from the hub, some hundred megabytes, and compared with the file. You can stop it.</source>
        <translation>它自称是 Oy1。将从模型网站下载已发布权重的一个样本，约几百兆字节，并与文件比较。你可以停止它。</translation>
    </message>
    <message>
        <location filename="../../app/ui/window_parts.py" line="+48"/>
        <source>Width of the conversations</source>
        <translation>对话列表的宽度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Width of the panel</source>
        <translation>说明栏的宽度</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Parts of the window</source>
        <translation>窗口的各个部分</translation>
    </message>
    <message>
        <location filename="../../app/alignment/evidence/chat_model.py" line="+25"/>
        <source>Harmless</source>
        <translation>无害</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/workspace/fitting/words.py" line="-3"/>
        <source>Distress</source>
        <translation>困境</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/workspace/fitting/words.py" line="+1"/>
        <source>A wish to do harm</source>
        <translation>伤害的意图</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>Could not be judged: the server does not tell how likely an answer is. A guard model on this computer can judge.</source>
        <translation>无法判断：服务器不给出回答的概率。这台计算机上的守护模型可以判断。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Not judged yet: this model still has to take its self-test, which it does while it is idle.</source>
        <translation>尚未判断：此模型还须进行自测，它会在空闲时进行。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This model cannot judge risk: it failed the self-test. A guard model can.</source>
        <translation>此模型不能判断风险：它没有通过自测。守护模型可以判断。</translation>
    </message>
    <message>
        <location line="+104"/>
        <source>distress {distress:+.1f}, a wish to do harm {wrong:+.1f} nats against a harmless message</source>
        <translation>困境 {distress:+.1f}，伤害的意图 {wrong:+.1f} 奈特（与无害消息相比）</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The chat model itself was asked, without a guard. In its self-test it told distress apart in {distress:.0%} of the pairs; whether somebody means harm it cannot tell.</source>
        <translation>在没有守护模型的情况下，问的是聊天模型自己。自测中，它在 {distress:.0%} 的成对项目中辨认出了困境；是否有人意图伤害，它无法辨认。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The chat model itself was asked, without a guard. In its self-test it told wishes to do harm apart in {wrong:.0%} of the pairs; distress it cannot tell.</source>
        <translation>在没有守护模型的情况下，问的是聊天模型自己。自测中，它在 {wrong:.0%} 的成对项目中辨认出了伤害的意图；困境它无法辨认。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The chat model itself was asked, without a guard: only indicative. In its self-test it told distress apart in {distress:.0%} of the pairs and wishes to do harm in {wrong:.0%}.</source>
        <translation>在没有守护模型的情况下，问的是聊天模型自己：仅供参考。自测中，它在 {distress:.0%} 的成对项目中辨认出了困境，在 {wrong:.0%} 中辨认出了伤害的意图。</translation>
    </message>
    <message>
        <location filename="../../app/alignment/evidence/qwen3guard.py" line="+112"/>
        <source>A guard model judged the content, used as published. A person&apos;s distress it does not judge.</source>
        <translation>由守护模型判断内容，按发布时的原样使用。它不判断人的痛苦。</translation>
    </message>
    <message>
        <location line="+93"/>
        <source>The guard model did not answer as Qwen3Guard does, so it judges nothing.</source>
        <translation>这个守护模型没有按 Qwen3Guard 的方式回答，所以它不作任何判断。</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Harm of another kind</source>
        <translation>其他类型的伤害</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/domain/category_names.py" line="+43"/>
        <source>Safe</source>
        <translation>安全</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>unsafe {unsafe:.0%}, controversial {controversial:.0%}</source>
        <translation>不安全 {unsafe:.0%}，有争议 {controversial:.0%}</translation>
    </message>
    <message>
        <location filename="../../app/alignment/evidence/xguard.py" line="+92"/>
        <source>A guard model judged, used as published.</source>
        <translation>由守护模型判断，按发布时的原样使用。</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>distress {distress:.0%}, a wish to do harm {wrong:.0%}, a professional field {advice:.0%}</source>
        <translation>困境 {distress:.0%}，伤害的意图 {wrong:.0%}，专业领域 {advice:.0%}</translation>
    </message>
    <message>
        <location filename="../../app/alignment/trajectory.py" line="+165"/>
        <source>together, the messages show {share:.0%} more risk than any of them alone</source>
        <translation>这些消息合在一起显示的风险，比其中任何一条单独显示的多 {share:.0%}</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/red_team/defence_monitor.py" line="+57"/>
        <source>nobody: {why}</source>
        <translation>无人：{why}</translation>
    </message>
    <message>
        <location filename="../../app/commands/evaluate_guidance.py" line="-19"/>
        <source>Does guidance help? Answers the questions of a file without and with Guide, and with what Improve makes of the guided answers; another model scores all of them, and they are compared in pairs. Ctrl+C pauses; the same command goes on with what is left.</source>
        <translation>引导有帮助吗？对文件中的问题，分别在不引导、引导、以及对引导的回答再作改进的情况下回答；由另一个模型为全部回答打分，并成对比较。按 Ctrl+C 暂停；用同样的命令继续未完成的部分。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The model that answers: an id, or the path of a GGUF.</source>
        <translation>回答问题的模型：id，或 GGUF 文件的路径。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another model, which scores the answers.</source>
        <translation>另一个模型，为回答评分。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The file of questions.</source>
        <translation>问题文件。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How many questions; 0 for all.</source>
        <translation>问题的数量；0 表示全部。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The longest answer, in tokens; the same for both.</source>
        <translation>最长的回答，以词元计；两者相同。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Measure Improve too, which takes longest.</source>
        <translation>同时测量“改进”，这是用时最久的。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>A model does not judge itself here: name another one with --judge.</source>
        <translation>在这里模型不评判自己：请用 --judge 指定另一个模型。</translation>
    </message>
    <message>
        <location filename="../../app/alignment/evidence/sentence_classifier.py" line="+75"/>
        <source>The table of the crisis tiers</source>
        <translation>危机等级表</translation>
    </message>
    <message>
        <location filename="../../app/models/bounded_answer.py" line="+29"/>
        <source>The hub answers with more than was asked for, so the answer was not read. Ask again later.</source>
        <translation>模型网站返回的内容超出所请求的，因此没有读取。请稍后再试。</translation>
    </message>
    <message>
        <location filename="../../app/domain/audit_words.py" line="+9"/>
        <source>Record {at} was altered after it was written.</source>
        <translation>第 {at} 条记录在写下后被改动。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Record {at} is missing, and no deletion of it was recorded.</source>
        <translation>第 {at} 条记录缺失，且没有删除它的记载。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Record {at} is out of its order.</source>
        <translation>第 {at} 条记录次序不对。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is a turn that the program did not record.</source>
        <translation>有一轮不是本程序记录的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Records are missing at the end: from number {at} on, at the latest. A database put back from an older copy looks like this too.</source>
        <translation>末尾缺少记录：最迟从第 {at} 条起。用较旧的副本恢复的数据库也会是这样。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Nothing is recorded yet, so there is nothing to verify.</source>
        <translation>还没有任何记录，所以没有可核对的。</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>The record is as it was written.</source>
        <comment>All {count} records are as they were written, none is missing, and they are in their order.</comment>
        <translation>
            <numerusform>全部 {count} 条记录都如写下时那样，没有缺失，次序正确。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+16"/>
        <source>It is of the conversation “{title}”, asked on {moment}.</source>
        <translation>它属于对话“{title}”，问于 {moment}。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Its reply&apos;s id is {reply}.</source>
        <translation>其回复的编号是 {reply}。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The hash that was kept apart is gone or damaged, so it cannot be said whether the last ones were cut off.</source>
        <translation>另行保存的散列值已不在或已损坏，所以无法断定最后的记录是否被截去。</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>One was written before records were chained, and is vouched for only from then on.</source>
        <comment>{count} were written before records were chained, and are vouched for only from then on.</comment>
        <translation>
            <numerusform>有 {count} 条写于记录成链之前，只能从那之后起担保。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>Of one, which was deleted, only hashes are left.</source>
        <comment>Of {count}, which were deleted, only hashes are left.</comment>
        <translation>
            <numerusform>有 {count} 条已删除，只留下散列值。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/models/download_queue.py" line="+116"/>
        <source>Oyster was closed meanwhile; what was fetched is kept.</source>
        <translation>Oyster 在此期间关闭了；已下载的部分保留着。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>The list of downloads in {path} cannot be read, so it begins empty. What was fetched is kept: get a model again, and it goes on.</source>
        <translation>无法读取 {path} 中的下载列表，所以它从空白开始。已下载的部分保留着：重新获取模型，就会继续。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The list of downloads cannot be saved in {folder}.</source>
        <translation>下载列表无法保存到 {folder}。</translation>
    </message>
    <message>
        <location filename="../../app/ui/downloads/downloads_display.py" line="+90"/>
        <location filename="../../app/ui/main_menu.py" line="-9"/>
        <source>Downloads…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show all downloads</source>
        <translation>显示所有下载</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>A download has ended.</source>
        <translation>有一个下载已结束。</translation>
    </message>
    <message>
        <location filename="../../app/ui/notice_bar.py" line="-4"/>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_work.py" line="+70"/>
        <source>A model is being loaded or checked. Wait for its end, or cancel it first.</source>
        <translation>正在加载或检查一个模型。请等它结束，或先取消。</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/progress_card.py" line="+44"/>
        <source>{action}: {title}</source>
        <translation>{action}：{title}</translation>
    </message>
    <message>
        <location filename="../../app/commands/standard_input.py" line="+22"/>
        <source>Write your message; Ctrl+D on an empty line sends it.</source>
        <translation>写下你的消息；在空行按 Ctrl+D 发送。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The message on standard input cannot be read. Send it as text in UTF-8.</source>
        <translation>无法读取标准输入中的消息。请以 UTF-8 文本发送。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The message on standard input is longer than 1 MB. Send a shorter one.</source>
        <translation>标准输入中的消息超过 1 MB。请发送较短的消息。</translation>
    </message>
    <message>
        <location filename="../../app/confinement/network_refusal.py" line="+52"/>
        <source>This part of the program does not connect to anything, and something in it tried to.</source>
        <translation>程序的这一部分不连接任何地方，但其中有东西试图连接。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/apart.py" line="+28"/>
        <source>The evaluation&apos;s process ended unexpectedly. Start it again: the items that are done are kept.</source>
        <translation>评测的进程意外结束了。请重新启动：已完成的项目保留着。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_recommend.py" line="+8"/>
        <source>The catalogue has no model to recommend.</source>
        <translation>目录中没有可以推荐的模型。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>To get it</source>
        <translation>获取方法</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&apos;oyster models get {identity}&apos; in a terminal.</source>
        <translation>在终端中运行“oyster models get {identity}”。</translation>
    </message>
    <message>
        <location filename="../../app/session/recommendation_words.py" line="+29"/>
        <source>This computer has room for Oyster-I, the model that this program is made for.</source>
        <translation>这台计算机可以容纳 Oyster-I，本程序就是为这个模型而做的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no network now, so no other model can be fetched.</source>
        <translation>现在没有网络，无法下载其他模型。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How much memory is free is not known on this system, so a small model is recommended.</source>
        <translation>无法得知这个系统有多少空闲内存，因此推荐一个小模型。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No model of the catalogue fits this computer now.</source>
        <translation>目录中现在没有适合这台计算机的模型。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{title} is the largest of its smaller relatives that fits.</source>
        <translation>{title} 是适合这台计算机的最大的同系模型。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>On the disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>To fetch</source>
        <translation>下载</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Good for</source>
        <translation>适合</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not good for</source>
        <translation>不适合</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What changes</source>
        <translation>有何不同</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{title} needs up to {peak} on the disk and {free} are free.</source>
        <translation>{title} 最多需要 {peak} 磁盘空间，现有 {free} 空闲。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{title} needs about {memory} of memory with its guard and {free} are free.</source>
        <translation>{title} 连同守护模型约需 {memory} 内存，现有 {free} 空闲。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Up to {peak} while it is made, {kept} for good; {free} are free.</source>
        <translation>制作时最多占用 {peak}，之后占用 {kept}；现有 {free} 空闲。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{kept} of {free} that are free.</source>
        <translation>{kept}（空闲 {free}）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{kept} of {free} that are free; {guard} of it for its guard.</source>
        <translation>{kept}（空闲 {free}），其中守护模型占 {guard}。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>About {memory}; how much is free is not known here.</source>
        <translation>约 {memory}；无法得知空闲内存有多少。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>About {memory} of {free} that are free now.</source>
        <translation>约 {memory}（现在空闲 {free}）。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The guard, which judges messages, is counted in.</source>
        <translation>已包括判断消息的守护模型。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Nothing: it is on this computer already.</source>
        <translation>无需下载：它已在这台计算机上。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>How long it takes is shown once it is on its way: no speed has been measured yet.</source>
        <translation>所需时间在开始下载后显示：尚未测得速度。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>That takes {time} at the speed just measured, {speed} MB/s.</source>
        <translation>按刚测得的速度 {speed} MB/s，需要{time}。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It is then made on this computer, which takes long as well.</source>
        <translation>然后在这台计算机上制作，也需要很长时间。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{size}.</source>
        <translation>{size}。</translation>
    </message>
    <message>
        <location filename="../../app/session/suitability.py" line="+22"/>
        <source>Quick replies without a fast graphics card. Its makers also report that it is over-careful with some harmless questions.</source>
        <translation>没有快速显卡时难以很快回答。其制作者也报告说，它对某些无害的问题过于谨慎。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What this program is made for: it was trained to guide before it refuses.</source>
        <translation>本程序的用途：它经过训练，先引导，再拒绝。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The same as Oyster-I: the same training, given to another model.</source>
        <translation>与 Oyster-I 相同：同样的训练，用于另一个模型。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Conversation on most subjects. It thinks before it answers.</source>
        <translation>就大多数话题对话。它先思考再回答。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Special or recent knowledge, and quick replies without a graphics card.</source>
        <translation>专门或最新的知识，以及没有显卡时的快速回答。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Everyday conversation on an ordinary laptop. It thinks before it answers.</source>
        <translation>在普通笔记本电脑上的日常对话。它先思考再回答。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Facts: it says wrong things with confidence more often than a larger model.</source>
        <translation>事实：与较大的模型相比，它更常自信地说错。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Short conversations on a computer with little memory.</source>
        <translation>在内存较少的计算机上进行简短对话。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Long or intricate subjects: it loses the thread sooner, and is often wrong.</source>
        <translation>长而复杂的话题：它更快失去头绪，也常常出错。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Trying the program on a very small computer.</source>
        <translation>在很小的计算机上试用本程序。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Anything that matters to you: it is often wrong and may miss what you mean.</source>
        <translation>对你重要的事情：它常常出错，可能不懂你的意思。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Seeing how the program works, also without a network.</source>
        <translation>了解本程序如何工作，没有网络也可以。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Anything else: it often writes nonsense and must not be relied on.</source>
        <translation>其他任何事情：它常常胡言乱语，不可依赖。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>This is not Oyster-I but a general model guided by this program. It was not trained to guide before it refuses, so the program tells it before each reply how to answer, and reviews what it wrote.</source>
        <translation>这不是 Oyster-I，而是由本程序引导的通用模型。它没有受过先引导再拒绝的训练，所以本程序在每次回答前告诉它如何回答，并审查它写的内容。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/encrypted_archive.py" line="+95"/>
        <source>The backup could not be written to {folder}. Free some space, or choose another folder.</source>
        <translation>备份无法写入 {folder}。请腾出一些空间，或选择另一个文件夹。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>This is not the passphrase of that backup. Try again; nothing was changed.</source>
        <translation>这不是那个备份的口令。请再试一次；没有改变任何内容。</translation>
    </message>
    <message>
        <location line="+29"/>
        <location filename="../../app/session/conversation_import/reader_process.py" line="+34"/>
        <source>There is no file {path}.</source>
        <translation>没有文件 {path}。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>{path} is no backup of Oyster, or it is damaged. Try another one; nothing was changed.</source>
        <translation>{path} 不是 Oyster 的备份，或已损坏。请换一个试试；没有改变任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/session/backup.py" line="+90"/>
        <source>No backup could be made in {folder}. Free some space, or choose another folder.</source>
        <translation>无法在 {folder} 中备份。请腾出一些空间，或选择另一个文件夹。</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>{path} was made by a newer version of Oyster. Restore it with that version.</source>
        <translation>{path} 由较新版本的 Oyster 制作。请用那个版本恢复它。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{path} does not hold what its list says, so it is no whole backup. Nothing was changed.</source>
        <translation>{path} 的内容与其清单不符，所以它不是完整的备份。没有改变任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/session/backup_schedule.py" line="+46"/>
        <source>The key of your backups is damaged in the settings. Choose their passphrase again.</source>
        <translation>设置中的备份密钥已损坏。请重新选择备份的口令。</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>No backups are planned. Choose a folder and a passphrase for them first.</source>
        <translation>没有设定定时备份。请先为备份选择文件夹和口令。</translation>
    </message>
    <message>
        <location filename="../../app/session/restoration.py" line="+44"/>
        <source>Something was kept here already, and nothing is ever overwritten. Restore where nothing was kept yet.</source>
        <translation>这里已经保存了内容，而已有的内容绝不会被覆盖。请恢复到还没有保存任何内容的地方。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&apos;oyster --data-dir FOLDER restore FILE&apos; restores into another folder.</source>
        <translation>“oyster --data-dir FOLDER restore FILE”会恢复到另一个文件夹。</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>The backup could not be unpacked in {folder}. Free some space and try again.</source>
        <translation>备份无法在 {folder} 中解开。请腾出一些空间后再试。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The backup needs {needed} MB, and there are {free} MB in {folder}. Free some space and try again.</source>
        <translation>备份需要 {needed} MB，而 {folder} 中有 {free} MB。请腾出一些空间后再试。</translation>
    </message>
    <message>
        <location filename="../../app/storage/upgrade_copy.py" line="+66"/>
        <source>There is no copy from before an upgrade. It is kept for {days} days, and only until something is deleted.</source>
        <translation>没有升级前的副本。它会保留 {days} 天，而且只保留到有内容被删除为止。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The conversations are open in another program, or one has ended unexpectedly. Close Oyster, or open and close it once, and try again.</source>
        <translation>对话正在另一个程序中打开，或有程序意外结束了。请关闭 Oyster，或打开再关闭一次，然后再试。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The files in {folder} cannot be renamed. Allow writing there.</source>
        <translation>{folder} 中的文件无法重命名。请允许在那里写入。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/key_change.py" line="+105"/>
        <source>No recovery key was ever made for these conversations.</source>
        <translation>这些对话从未制作过恢复密钥。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This is a recovery key, but not the one of these conversations. A newer one takes an older one&apos;s place.</source>
        <translation>这是一个恢复密钥，但不是这些对话的。新的恢复密钥会取代旧的。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>The passphrase is in force, and the system keyring still holds the key too. {reason} It is deleted there when you next open your conversations with the keyring unlocked.</source>
        <translation>口令已生效，但系统密钥环中仍有这个密钥。{reason}下次在密钥环解锁时打开你的对话，就会从中删除它。</translation>
    </message>
    <message>
        <location filename="../../app/privacy/recovery_key.py" line="+67"/>
        <source>Group {number} of the recovery key is not right. Compare it with the paper, character by character; each of the {groups} groups has five.</source>
        <translation>恢复密钥的第 {number} 组不对。请逐个字符与纸上的对照；共 {groups} 组，每组五个字符。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>There is more here than the recovery key has. Leave out the rest.</source>
        <translation>这里比恢复密钥多了字符。请去掉多余的部分。</translation>
    </message>
    <message numerus="yes">
        <location filename="../../app/privacy/wrong_tries.py" line="+50"/>
        <source>This was tried too often. Wait one second and try again.</source>
        <comment>This was tried too often. Wait {count} seconds and try again.</comment>
        <translation>
            <numerusform>尝试次数太多。请等待 {count} 秒后再试。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/model_list/model_list.py" line="+32"/>
        <source>Models to switch to</source>
        <translation>可切换的模型</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Get and manage models… (Ctrl+M)</source>
        <translation>获取和管理模型…（Ctrl+M）</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>No model is on this computer yet.</source>
        <translation>这台计算机上还没有模型。</translation>
    </message>
    <message>
        <location filename="../../app/ui/model_list/model_row.py" line="+25"/>
        <source>In use: {title}, {details}</source>
        <translation>使用中：{title}，{details}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use {title}, {details}</source>
        <translation>使用 {title}，{details}</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>In use</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <location filename="../../app/ui/model_list/model_switch_flow.py" line="+61"/>
        <source>A model is being loaded or checked.</source>
        <translation>正在加载或检查一个模型。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/model_list.py" line="+38"/>
        <source>{where} · in use</source>
        <translation>{where} · 正在使用</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>whether it fits is not known</source>
        <translation>是否适合未知</translation>
    </message>
    <message>
        <location filename="../../app/session/obstacles.py" line="-102"/>
        <location filename="../../app/ui/view_models/model_list.py" line="+2"/>
        <source>fits</source>
        <translation>适合</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/model_list.py" line="+1"/>
        <source>may not fit: needs {memory} of memory</source>
        <translation>可能装不下：需要 {memory} 内存</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>its file is gone: see Models</source>
        <translation>它的文件已不在：见“模型”</translation>
    </message>
    <message>
        <location filename="../../app/domain/gguf_split.py" line="+60"/>
        <source>{name} is a later part of a model in {count} files. Choose its first, {first}.</source>
        <translation>{name} 是一个模型的 {count} 个文件中靠后的一部分。请选择第一个：{first}。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{name} is one of the {count} files of a model, and {missing} is missing. Put all of them into one folder.</source>
        <translation>{name} 是一个模型的 {count} 个文件之一，缺少 {missing}。请把它们全部放进同一个文件夹。</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+15"/>
        <source>List the packages that the program is made of with their licences, or print one&apos;s text.</source>
        <translation>列出构成本程序的软件包及其许可证，或打印其中一个的许可证全文。</translation>
    </message>
    <message>
        <location filename="../../app/commands/licences.py" line="+22"/>
        <source>A package of the list, for the text of its licence.</source>
        <translation>列表中的一个软件包，用于显示其许可证全文。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>There is no package &apos;{name}&apos; in the program. &apos;oyster licences&apos; lists them.</source>
        <translation>程序中没有名为“{name}”的软件包。“oyster licences”会列出它们。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>package</source>
        <translation>软件包</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/dialogs/about.py" line="-33"/>
        <source>see its text</source>
        <translation>见其正文</translation>
    </message>
    <message>
        <location filename="../../app/session/licences.py" line="+58"/>
        <source>It states no licence; its text is below.</source>
        <translation>它没有标明许可证；其文本在下面。</translation>
    </message>
    <message>
        <location filename="../../app/domain/message_length.py" line="+24"/>
        <source>A message has at most {most} characters, and this has {characters}, which no model here could read. Send it in parts.</source>
        <translation>一条消息最多 {most} 个字符，而这一条有 {characters} 个，这里没有模型能读下。请分几次发送。</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/shown_part.py" line="+14"/>
        <source>[{count} more characters are kept and not shown; copying the message gives all of it.]</source>
        <translation>[另有 {count} 个字符已保存但未显示；复制此消息可得到全部内容。]</translation>
    </message>
    <message>
        <location filename="../../app/models/gguf_listing_process.py" line="+66"/>
        <source>The hub&apos;s {repo} holds no GGUF model. Models for this program are often in a repository whose name ends in -GGUF.</source>
        <translation>模型网站上的 {repo} 没有 GGUF 模型。适合本程序的模型往往在名称以 -GGUF 结尾的仓库中。</translation>
    </message>
    <message>
        <location filename="../../app/models/hub_reference.py" line="+66"/>
        <source>{host} is not the hub that this program asks. Paste the link of a model&apos;s page at {hub}, or write OWNER/NAME.</source>
        <translation>{host} 不是本程序使用的模型网站。请粘贴 {hub} 上模型页面的链接，或写 OWNER/NAME。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>That link leads to no model&apos;s page. Paste the link of a model, or write OWNER/NAME.</source>
        <translation>该链接不是模型页面。请粘贴模型的链接，或写 OWNER/NAME。</translation>
    </message>
    <message>
        <location filename="../../app/session/hub_models.py" line="+70"/>
        <source>{name} is one of several files of a model, and {missing} of them are missing on the hub. Choose another one.</source>
        <translation>{name} 是一个模型的多个文件之一，其中 {missing} 个在模型网站上缺失。请选择另一个。</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="-53"/>
        <source>Write a conversation with its record (what was seen, chosen and why) as .json, .md, .html or .pdf; without a name, list the conversations.</source>
        <translation>将一个对话连同记录（看到了什么、选了什么、为什么）写成 .json、.md、.html 或 .pdf；不写名称则列出对话。</translation>
    </message>
    <message>
        <location filename="../../app/commands/export.py" line="+31"/>
        <source>&apos;last&apos;, or the beginning of an id or of a title.</source>
        <translation>“last”，或 id 或标题的开头。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The file; its ending says the form.</source>
        <translation>要写入的文件；由后缀决定格式。</translation>
    </message>
    <message>
        <location filename="../../app/commands/demonstration_record.py" line="-28"/>
        <location filename="../../app/commands/export.py" line="+1"/>
        <source>Replace the file where it exists.</source>
        <translation>文件已存在时替换它。</translation>
    </message>
    <message>
        <location filename="../../app/commands/export.py" line="+4"/>
        <source>Name a conversation and a file, or neither to list the conversations.</source>
        <translation>请指定一个对话和一个文件；两者都不写则列出对话。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{file} exists already. Name another file, or add --replace.</source>
        <translation>{file} 已存在。请指定另一个文件，或加上 --replace。</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>The stored conversations are not open, so none can be listed or written to a file.</source>
        <translation>保存的对话没有打开，所以无法列出，也无法写入文件。</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The conversation is in {file}. It is not encrypted there.</source>
        <translation>对话在 {file}。那里的文件没有加密。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>More than one conversation begins with &apos;{wanted}&apos;. Give more of its id.</source>
        <translation>以“{wanted}”开头的对话不止一个。请给出更多的 id 字符。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No conversation is known as &apos;{wanted}&apos;. &apos;oyster export&apos; lists them.</source>
        <translation>没有名为“{wanted}”的对话。“oyster export”会列出对话。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>No conversation is kept here.</source>
        <translation>这里没有保存任何对话。</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+8"/>
        <source>Take in the conversations of an export of ChatGPT (conversations.json or the archive), Open WebUI, LM Studio, Jan (a thread&apos;s folder) or Oyster, with every branch.</source>
        <translation>导入 ChatGPT（conversations.json 或归档）、Open WebUI、LM Studio、Jan（对话串的文件夹）或 Oyster 导出的对话，含每个分支。</translation>
    </message>
    <message>
        <location filename="../../app/commands/import_conversations.py" line="+17"/>
        <source>The export.</source>
        <translation>导出文件。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The stored conversations are not open, so nothing can be imported.</source>
        <translation>保存的对话没有打开，所以无法导入任何内容。</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="-106"/>
        <source>One conversation of {source} was imported, with {messages} messages.</source>
        <comment>{count} conversations of {source} were imported, with {messages} messages.</comment>
        <translation>
            <numerusform>已从 {source} 导入 {count} 个对话，共 {messages} 条消息。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="-5"/>
        <location filename="../../app/ui/view_models/set_details.py" line="+25"/>
        <source>One was here already, and stayed as it is.</source>
        <comment>{count} were here already, and stayed as they are.</comment>
        <translation>
            <numerusform>有 {count} 个已在这里，保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/session/conversation_export/export_file.py" line="-54"/>
        <source>A conversation is exported as .json, .md, .html or .pdf. Give the file one of these endings.</source>
        <translation>对话可导出为 .json、.md、.html 或 .pdf。请给文件其中一种后缀。</translation>
    </message>
    <message>
        <location line="+47"/>
        <location line="+8"/>
        <source>What was seen and chosen, and why</source>
        <translation>看到了什么、选了什么，以及为什么</translation>
    </message>
    <message>
        <location filename="../../app/session/conversation_import/reader_process.py" line="+56"/>
        <source>{path} is no export that can be read: it takes conversations.json (or the archive) of ChatGPT, the chats of Open WebUI, a conversation of LM Studio, a thread of Jan, or Oyster&apos;s own JSON. Nothing was changed.</source>
        <translation>{path} 不是可以读取的导出文件：可用的有 ChatGPT 的 conversations.json（或归档）、Open WebUI 的对话、LM Studio 的一个对话、Jan 的一个对话串，或 Oyster 自己的 JSON。没有改动任何内容。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Reading {path} was broken off: the process that reads it ended. Nothing was changed. Try again; a file with which it happens each time cannot be read.</source>
        <translation>读取 {path} 时中断：读取它的进程已结束。没有改变任何内容。请重试；如果每次都这样，说明该文件无法读取。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{path} holds more than can be taken in: at most {size} MB, and {count} characters in one message. Nothing was changed.</source>
        <translation>{path} 的内容超出了可以导入的量：最多 {size} MB，每条消息最多 {count} 个字符。没有改变任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/session/conversation_import/taking_over.py" line="+48"/>
        <source>There is no conversation with words in {path}.</source>
        <translation>{path} 中没有含文字的对话。</translation>
    </message>
    <message>
        <location filename="../../app/storage/database_copy.py" line="+74"/>
        <source>Something was kept here already, and nothing is ever overwritten. Nothing was changed.</source>
        <translation>这里已经保存了内容，而已有的内容绝不会被覆盖。没有改动任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/ui/paper.py" line="+57"/>
        <source>This computer has no font for Chinese, which stands in this text: install one (on Debian fonts-noto-cjk), or export HTML.</source>
        <translation>这台计算机没有中文字体，而这段文字中有中文：请安装一个（在 Debian 上是 fonts-noto-cjk），或导出 HTML。</translation>
    </message>
    <message>
        <location filename="../../app/confinement/recorded_sockets.py" line="+52"/>
        <source>The program wanted to connect to {host}, which nobody named, and was not let.</source>
        <translation>程序想连接 {host}，但没有人指定过它，因此没有放行。</translation>
    </message>
    <message>
        <location filename="../../app/session/confinement_check.py" line="+21"/>
        <source>This system gives no way to hold a process to its files; Python&apos;s sockets are refused.</source>
        <translation>此系统无法把进程限制在自己的文件之内；Python 的套接字会被拒绝。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Landlock, version {version}</source>
        <translation>Landlock 第 {version} 版</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>no Landlock (Linux 5.13 has it)</source>
        <translation>没有 Landlock（Linux 5.13 有）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>seccomp filters</source>
        <translation>seccomp 过滤器</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>no filters for this machine&apos;s processor</source>
        <translation>没有适用于此机器处理器的过滤器</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This kernel offers {files}, and {calls}.</source>
        <translation>此内核的情况：{files}，{calls}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{variable}=off leaves it out.</source>
        <translation>{variable}=off 会略去它。</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>A process that is held as the engine is does not start here.</source>
        <translation>像引擎那样受限的进程在这里无法启动。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It reads the files that it was given, and no others.</source>
        <translation>它只读取交给它的文件，不读取其他文件。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It may read every file that you may.</source>
        <translation>凡是你可以读取的文件，它都可以读取。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The kernel refuses it every internet socket.</source>
        <translation>内核拒绝它使用任何互联网套接字。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Python refuses it internet sockets; the kernel does not.</source>
        <translation>Python 拒绝它使用互联网套接字；内核不拒绝。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing refuses it internet sockets.</source>
        <translation>没有什么拒绝它使用互联网套接字。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It leaves no core dump.</source>
        <translation>它不留下核心转储。</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Its core dumps are the system&apos;s to forbid.</source>
        <translation>它的核心转储要由系统来禁止。</translation>
    </message>
    <message>
        <location filename="../../app/session/connection_words.py" line="+8"/>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Where</source>
        <translation>何处</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/rating/blind_pair.py" line="+59"/>
        <location filename="../../app/ui/strategy_desk/desk_sheet.py" line="-25"/>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Received</source>
        <translation>接收</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What</source>
        <translation>用途</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The program has not connected to anything yet.</source>
        <translation>程序还没有连接过任何地方。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>a download</source>
        <translation>下载</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a search for models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a list of files</source>
        <translation>文件列表</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a comparison with weights</source>
        <translation>与权重比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the trial model&apos;s package</source>
        <translation>试用模型的软件包</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>a newer version of Oyster</source>
        <translation>Oyster 的新版本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>an evaluation with a model elsewhere</source>
        <translation>用别处的模型评测</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>what is asked of a named server</source>
        <translation>向你指定的服务器提问</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>another purpose</source>
        <translation>其他用途</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{host}:{port}</source>
        <translation>{host}:{port}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{where}, a proxy</source>
        <translation>{where}（代理）</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{number} kB</source>
        <translation>{number} kB</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>{number} MB</source>
        <translation>{number} MB</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{number} GB</source>
        <translation>{number} GB</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/connections.py" line="-21"/>
        <source>The list stays on this computer. Nothing that you or the model wrote is in it.</source>
        <translation>列表只留在这台电脑上。其中没有你或模型写的任何内容。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The list of connections cannot be read now. Open this page again later.</source>
        <translation>现在无法读取连接列表。请稍后再打开此页。</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+8"/>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>This window and the model connect to nothing. Only downloads that you start, and evaluations with a model elsewhere, do: each of their connections is here, whatever it came to.</source>
        <translation>此窗口和模型不连接任何地方。只有你启动的下载，以及用别处的模型进行的评测会连接：每一次连接都列在这里，无论结果如何。</translation>
    </message>
    <message>
        <location filename="../../app/ui/keeping/backup_question.py" line="-67"/>
        <source>Only when I ask</source>
        <translation>只在我要求时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Each time the window closes</source>
        <translation>每次关闭窗口时</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The passphrase is stored nowhere: without it no backup can be opened, by anybody. It may differ from that of your conversations.</source>
        <translation>口令不会存在任何地方：没有它，谁也打不开备份。它可以与你对话的口令不同。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Backups have a passphrase already. Type another one only if later backups are to have it; else leave it.</source>
        <translation>备份已有口令。只有以后的备份要换口令时才输入新的，否则留空。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+57"/>
        <source>Folder of the backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <location line="-56"/>
        <source>Made</source>
        <translation>何时备份</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Kept in the folder</source>
        <translation>文件夹里保留</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the newest {number}</source>
        <translation>最新的 {number} 个</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Choose a folder first.</source>
        <translation>请先选择文件夹。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>{name} is restored here, where nothing was kept yet. It is checked whole first.</source>
        <translation>将在这里恢复 {name}；这里还什么都没有保留。会先完整检查。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="+65"/>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+1"/>
        <source>Passphrase of the backup</source>
        <translation>备份的口令</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <location filename="../../app/ui/keeping/keeping_flow.py" line="-110"/>
        <source>Nothing is kept on this computer now, so only this conversation can be saved.</source>
        <translation>现在这台电脑上什么都不保留，所以只能保存这个对话。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Save the conversation</source>
        <translation>保存对话</translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../../app/ui/sets/set_flow.py" line="+158"/>
        <source>Saved in {path}. It is not encrypted there.</source>
        <translation>已存到 {path}。那里的文件没有加密。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Exports ({endings})</source>
        <translation>导出文件（{endings}）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Import conversations</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Backups go to {folder}.</source>
        <translation>备份存到 {folder}。</translation>
    </message>
    <message numerus="yes">
        <location line="+43"/>
        <source>One conversation is here again.</source>
        <comment>{count} conversations are here again.</comment>
        <translation>
            <numerusform>{count} 个对话又在这里了。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Settings count from the next start.</source>
        <translation>设置从下次启动起生效。</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <location filename="../../app/ui/keeping/keeping_sheet.py" line="-41"/>
        <source>With its record: what was seen, chosen and why. As a web page, Markdown, PDF or JSON; only JSON has every branch. Such a file is not encrypted.</source>
        <translation>连同记录：看到了什么、选了什么、为什么。可存为网页、Markdown、PDF 或 JSON；只有 JSON 含有每个分支。这样的文件没有加密。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>From ChatGPT, Open WebUI, LM Studio, Jan, or Oyster&apos;s own JSON, with every branch.</source>
        <translation>来自 ChatGPT、Open WebUI、LM Studio、Jan 或 Oyster 自己的 JSON，含每个分支。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Everything but model files in one file, encrypted with a passphrase of its own. What you delete later stays in backups made before.</source>
        <translation>除模型文件外的一切，存成一个用单独口令加密的文件。你以后删除的内容仍留在此前的备份里。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Whether every turn is as it was written, and none is missing. Whoever has your key could write all of it anew; a hash that you note elsewhere shows that too.</source>
        <translation>每一轮是否仍如写下时那样、有无缺失。拥有你密钥的人可以全部重写；你在别处记下的散列值能揭示这一点。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Keep, move and verify</source>
        <translation>保存、搬移与核对</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save as a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/scenarios/list_page.py" line="+3"/>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back up now…</source>
        <translation>现在备份…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On schedule…</source>
        <translation>定时备份…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Verify now</source>
        <translation>现在核对</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This conversation</source>
        <translation>这个对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Conversations from elsewhere</source>
        <translation>来自别处的对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The record</source>
        <translation>记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/backup_state.py" line="+14"/>
        <source>One is made each time the window closes.</source>
        <translation>每次关闭窗口时备份。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One is made every day.</source>
        <translation>每天备份。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>One is made every week.</source>
        <translation>每周备份。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>There is none in {folder} yet.</source>
        <translation>{folder} 里还没有备份。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The newest is of {moment}.</source>
        <translation>最新的备份是 {moment}。</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/hub_finder.py" line="-69"/>
        <source>Any other model</source>
        <translation>任何其他模型</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Search by name, or paste the link of a model&apos;s page. Only what you type here goes to the hub.</source>
        <translation>按名称搜索，或粘贴模型页面的链接。只有你在这里输入的内容会发送到模型网站。</translation>
    </message>
    <message>
        <location line="+26"/>
        <location line="+24"/>
        <source>Look</source>
        <translation>查找</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Name of a model, or the link of its page</source>
        <translation>模型名称，或其页面链接</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name or link</source>
        <translation>名称或链接</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Look on the hub</source>
        <translation>在模型网站上查找</translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/hub_finding.py" line="+86"/>
        <source>Searching the hub for “{words}”…</source>
        <translation>正在搜索“{words}”…</translation>
    </message>
    <message numerus="yes">
        <location line="+8"/>
        <source>{count} page, the most fetched first:</source>
        <comment>{count} pages, the most fetched first:</comment>
        <translation>
            <numerusform>{count} 个页面，下载最多的在前：</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The hub has no model of that name for this program. Try fewer or other words.</source>
        <translation>没有找到该名称的可用模型。请试试更少或其他的词。</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Asking for the models of {page}…</source>
        <translation>正在查询 {page} 的模型…</translation>
    </message>
    <message numerus="yes">
        <location line="+26"/>
        <source>{page} has {count} model. Nothing is fetched yet.</source>
        <comment>{page} has {count} models, the smallest first. Nothing is fetched yet.</comment>
        <translation>
            <numerusform>{page} 有 {count} 个模型，从小到大。尚未下载任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/welcome/model_fetching.py" line="+0"/>
        <source>Fetch it all the same?</source>
        <translation>仍要下载吗？</translation>
    </message>
    <message>
        <location filename="../../app/commands/command_table.py" line="+25"/>
        <source>Delete conversations, plan, key, settings, evaluations and logs from this computer, for good.</source>
        <translation>从这台计算机上永久删除对话、计划、密钥、设置、评测和日志。</translation>
    </message>
    <message>
        <location filename="../../app/commands/delete_everything.py" line="+22"/>
        <source>Delete the downloaded models too.</source>
        <translation>同时删除下载的模型。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Do not ask.</source>
        <translation>不再询问。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Oyster&apos;s window is open with these conversations. Close it first.</source>
        <translation>Oyster 的窗口正打开着这些对话。请先关闭它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing was deleted.</source>
        <translation>没有删除任何内容。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Everything is deleted.</source>
        <translation>已全部删除。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>All conversations, drafts, the safety plan, the key, the settings, evaluations and logs are deleted. Nobody can bring them back.</source>
        <translation>所有对话、草稿、安全计划、密钥、设置、评测和日志都将被删除。没有人能找回它们。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Type {word} to go on</source>
        <translation>输入 {word} 以继续</translation>
    </message>
    <message>
        <location filename="../../app/session/delete_everything.py" line="+42"/>
        <source>Not deleted: {names}. Delete them yourself.</source>
        <translation>未能删除：{names}。请自行删除。</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>The conversations are deleted; the system keyring still holds their key, which opens nothing any more, or the token of a hub. {reason} Once the keyring answers, delete everything again.</source>
        <translation>对话已删除；系统密钥环中仍有它们的密钥（它已打不开任何内容），或某个模型网站的访问令牌。{reason}密钥环能够回应之后，请再删除一次全部内容。</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/lock_settings.py" line="+23"/>
        <source>Lock when unused for</source>
        <translation>闲置多久后锁定</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>15 minutes with a passphrase, never with the keyring</source>
        <translation>使用口令时 15 分钟，使用密钥环时从不</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start locked, with the keyring too</source>
        <translation>启动时锁定，使用密钥环时也是</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Keep Oyster&apos;s windows out of screenshots and shared screens</source>
        <translation>不让 Oyster 的窗口出现在截图和共享屏幕中</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Some screen readers and magnifiers need to see the windows; turn it off for them.</source>
        <translation>某些读屏和放大软件需要看到窗口；使用它们时请关闭此项。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This system lets no program keep its windows out of screenshots.</source>
        <translation>这个系统不允许任何程序让自己的窗口不出现在截图中。</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/change_passphrase.py" line="-25"/>
        <source>Nothing is lost if the computer stops in the middle: then the old passphrase opens, or the new one. A recovery key that you have made stays valid.</source>
        <translation>即使计算机在中途停止，也不会丢失任何内容：那时旧的或新的口令可以打开。你已制作的恢复密钥仍然有效。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>From now on a passphrase opens your conversations, and this system&apos;s keyring no longer holds their key. It is stored nowhere: if you forget it, only a recovery key brings them back.</source>
        <translation>从现在起由口令打开你的对话，系统密钥环不再保存它们的密钥。口令不会保存在任何地方：如果你忘记了它，只有恢复密钥能找回对话。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Choose a passphrase</source>
        <translation>选择口令</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/lock/recovery_key_dialog.py" line="-20"/>
        <source>Present passphrase</source>
        <translation>现在的口令</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/lock/recover_dialog.py" line="-5"/>
        <source>New passphrase</source>
        <translation>新的口令</translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../../app/ui/lock/recovery_key_dialog.py" line="+32"/>
        <source>Type your present passphrase first.</source>
        <translation>请先输入现在的口令。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Changing… this takes a few seconds.</source>
        <translation>正在更改…需要几秒钟。</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/delete_everything_dialog.py" line="-18"/>
        <source>All conversations, drafts, the safety plan, the key, the settings, evaluations, logs and the hub&apos;s access token are deleted from this computer, and Oyster closes. Nobody can bring them back.</source>
        <translation>所有对话、草稿、安全计划、密钥、设置、评测、日志和模型站点的访问令牌都将从这台计算机上删除，然后 Oyster 会关闭。没有人能找回它们。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Not deleted: backups, prints and files that you saved elsewhere, your own tables of models and strategies, and Oyster itself.</source>
        <translation>不会删除：你保存在别处的备份、打印件和文件，你自己的模型表和策略表，以及 Oyster 本身。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Delete everything?</source>
        <translation>删除全部内容？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Delete the downloaded models too</source>
        <translation>同时删除下载的模型</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Delete everything</source>
        <translation>删除全部</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Not everything could be deleted</source>
        <translation>有些内容未能删除</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Everything is deleted</source>
        <translation>已全部删除</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing of what you wrote is left here.</source>
        <translation>你写过的内容在这里已不复存在。</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/exit_words.py" line="-21"/>
        <source>If somebody comes in: the button at the top right, or Shift three times, closes Oyster at once and locks it.</source>
        <translation>如果有人进来：点右上角的按钮，或按三次 Shift 键，Oyster 会立即关闭并锁定。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The button at the top right, or the Shift key pressed alone three times within five seconds, takes Oyster off the screen at once and ends it. What was said and written so far is kept encrypted, and the next start asks for your passphrase or keyring before it shows anything. What you copied in Oyster is taken out of the clipboard, and the folders and files that its dialogs remember are forgotten. Escape never does this.</source>
        <translation>点右上角的按钮，或在五秒内单独按三次 Shift 键，Oyster 会立即从屏幕上消失并结束。到那时为止说过和写下的内容会加密保存，下次启动时会先询问口令或密钥环，然后才显示内容。你在 Oyster 中复制的内容会从剪贴板中清除，文件对话框记住的文件夹和文件也会被忘记。Esc 键绝不会这样做。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>It does not hide that Oyster is installed, that it was used, or the models that were downloaded. It cannot take back what somebody has already seen or photographed, what a clipboard manager or a program that records the screen has stored, or what you saved or printed yourself. A private conversation is gone for good.</source>
        <translation>它不会掩盖 Oyster 已安装、曾被使用，也不会隐藏下载的模型。它无法收回别人已经看到或拍下的内容、剪贴板管理器或录屏程序已经保存的内容，或你自己保存或打印的内容。私密对话会永远消失。</translation>
    </message>
    <message>
        <location line="+10"/>
        <location line="+16"/>
        <source>What quick exit does</source>
        <translation>快速退出会做什么</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>More about quick exit</source>
        <translation>关于快速退出的更多说明</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/keys_flow.py" line="+44"/>
        <source>Nothing is kept in this private conversation, so there is no key that could be changed.</source>
        <translation>这个私密对话不保存任何内容，因此没有可以更改的密钥。</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/locked_window.py" line="-33"/>
        <source>Your conversations are encrypted. Type your passphrase to go on where you were.</source>
        <translation>你的对话已加密。输入口令，从刚才的地方继续。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your conversations are encrypted. The keyring of this computer&apos;s session opens them, so whoever can use this session can open them too. Choose a passphrase in the menu if that is not enough.</source>
        <translation>你的对话已加密。这台计算机当前会话的密钥环可以打开它们，所以能使用这个会话的人也能打开。如果这还不够，请在菜单中选择口令。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The model has ended, and the key and the texts were removed from this program&apos;s memory as far as a program can do that. What the system itself has copied is out of its reach: memory that was written to disk (swap, hibernation), pictures of the screen, and programs that record what is typed or shown.</source>
        <translation>模型已经结束，密钥和文字已从本程序的内存中清除，在程序能做到的范围内。系统自己复制的内容程序无法触及：写入磁盘的内存（交换区、休眠）、屏幕图片，以及记录输入或显示内容的程序。</translation>
    </message>
    <message>
        <location line="+20"/>
        <location line="+25"/>
        <source>Oyster is locked</source>
        <translation>Oyster 已锁定</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>What locking protects from, and what not</source>
        <translation>锁定能做到和不能做到什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hide what locking protects from</source>
        <translation>收起说明</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/quick_exit_button.py" line="+13"/>
        <source>Quick exit</source>
        <translation>快速退出</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quick exit: close Oyster at once (Shift three times)</source>
        <translation>快速退出：立即关闭 Oyster（按三次 Shift）</translation>
    </message>
    <message numerus="yes">
        <location line="+20"/>
        <source>Press Shift once more to leave at once.</source>
        <comment>Press Shift {count} more times to leave at once.</comment>
        <translation>
            <numerusform>再按 {count} 次 Shift 立即离开。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/recover_dialog.py" line="-13"/>
        <source>Type the seven groups from the paper, capital or small, with or without spaces. Then choose a new passphrase: it opens your conversations from now on, and the recovery key stays valid.</source>
        <translation>输入纸上的七组字符，大小写、有无空格均可。然后选择新的口令：从现在起用它打开你的对话，恢复密钥仍然有效。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Use the recovery key</source>
        <translation>使用恢复密钥</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/lock/recovery_key_dialog.py" line="-19"/>
        <location line="+1"/>
        <source>The recovery key, from the paper</source>
        <translation>纸上的恢复密钥</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/recovery_key_dialog.py" line="-29"/>
        <source>A recovery key opens your conversations if you forget the passphrase or lose the keyring. It is shown once. Whoever finds it, and this computer, can read everything: keep the paper where nobody else looks.</source>
        <translation>如果你忘记口令或失去密钥环，恢复密钥可以打开你的对话。它只显示一次。谁得到它和这台计算机，就能读到全部内容：请把纸放在别人不会看的地方。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This key opens the conversations that Oyster keeps on one computer, without their passphrase. Keep it where nobody else finds it. In Oyster&apos;s locked window, choose “Use the recovery key…”.</source>
        <translation>这个密钥无需口令即可打开 Oyster 保存在一台计算机上的对话。请把它放在别人找不到的地方。在 Oyster 的锁定窗口中选择“使用恢复密钥…”。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Make a recovery key</source>
        <translation>制作恢复密钥</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Write it down or print it now.</source>
        <translation>请现在抄下或打印。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show it again</source>
        <translation>再显示一次</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the recovery key</source>
        <translation>显示恢复密钥</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>I have it on paper</source>
        <translation>我已写在纸上</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Keep this recovery key</source>
        <translation>保存这个恢复密钥</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>This is another recovery key, not the one that was just shown.</source>
        <translation>这是另一个恢复密钥，不是刚才显示的那个。</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Oyster: recovery key</source>
        <translation>Oyster：恢复密钥</translation>
    </message>
    <message>
        <location filename="../../app/ui/lock/unlock_form.py" line="-7"/>
        <source>Type your passphrase first.</source>
        <translation>请先输入口令。</translation>
    </message>
    <message numerus="yes">
        <location line="+33"/>
        <source>That was tried too often. The next try is taken in one second.</source>
        <comment>That was tried too often. The next try is taken in {count} seconds.</comment>
        <translation>
            <numerusform>尝试次数太多。{count} 秒后才能再试。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/window_keeper.py" line="+34"/>
        <source>This conversation is private and kept nowhere, so it cannot be locked and opened again. Quick exit ends it at once.</source>
        <translation>这个对话是私密的，不保存在任何地方，因此无法锁定后再打开。快速退出会立即结束它。</translation>
    </message>
    <message>
        <location filename="../../app/commands/models_folder.py" line="-32"/>
        <source>Move the models folder; each copy is compared before anything is deleted. Ctrl+C stops, nothing is lost.</source>
        <translation>移动模型文件夹；每个副本都经过比对，然后才删除原来的内容。按 Ctrl+C 停止，不会丢失任何内容。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>List the models of LM Studio and Jan on this computer; &apos;oyster models add FILE&apos; uses one there.</source>
        <translation>列出这台计算机上 LM Studio 和 Jan 的模型；“oyster models add FILE”可以就地使用其中一个。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Say where a model&apos;s file is now; it has to be the file that was checked.</source>
        <translation>指明模型文件现在的位置；它必须是核对过的那个文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The new folder, on any disk.</source>
        <translation>新的文件夹，可在任何磁盘上。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Oyster&apos;s window is open with these models. Close it, or move them there.</source>
        <translation>Oyster 的窗口正打开着这些模型。请关闭它，或在那里搬移。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Moving to {folder}</source>
        <translation>正在搬移到 {folder}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It is stopped. The models are where they were; the same command goes on.</source>
        <translation>已停止。模型仍在原处；用同样的命令可以继续。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/welcome/model_upkeep.py" line="-21"/>
        <source>The models are in {folder} now.</source>
        <translation>模型现在在 {folder}。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{path} is in use and is deleted at the next start.</source>
        <translation>{path} 正在使用，下次启动时会删除。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>No models of LM Studio or Jan were found.</source>
        <translation>没有找到 LM Studio 或 Jan 的模型。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{program}, in {folder}:</source>
        <translation>{program}，在 {folder}：</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>{path}, {size} GB</source>
        <translation>{path}，{size} GB</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Where its file is now; it stays there.</source>
        <translation>它的文件现在的位置；文件留在那里。</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../../app/ui/welcome/model_upkeep.py" line="-26"/>
        <source>The file of &apos;{model}&apos; was found again.</source>
        <translation>已重新找到“{model}”的文件。</translation>
    </message>
    <message>
        <location filename="../../app/models/folder_move.py" line="+44"/>
        <source>{folder} cannot be read.</source>
        <translation>无法读取 {folder}。</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>The models cannot be moved to {folder}; they stay where they were.</source>
        <translation>模型无法搬移到 {folder}；它们仍在原处。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>The models are in {folder} already.</source>
        <translation>模型已经在 {folder} 中。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>One of the two folders is inside the other. Choose a folder that is elsewhere.</source>
        <translation>两个文件夹中有一个在另一个里面。请选择别处的文件夹。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Nothing can be written in {folder}. Choose another one.</source>
        <translation>{folder} 中无法写入。请选择另一个文件夹。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>There is too little room in {folder}: {wanted} GB are needed, {free} GB are free. Make room there, or choose another disk.</source>
        <translation>{folder} 的空间不够：需要 {wanted} GB，空闲 {free} GB。请在那里腾出空间，或选择另一个磁盘。</translation>
    </message>
    <message>
        <location line="+61"/>
        <source>What was written to {folder} is not what was read, so the models stay where they were. Is the disk sound?</source>
        <translation>写入 {folder} 的内容与读取的不一致，所以模型留在原处。磁盘是否完好？</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>The models stay where they were.</source>
        <translation>模型留在原处。</translation>
    </message>
    <message>
        <location filename="../../app/models/models_place.py" line="-15"/>
        <source>{path} should say where the models folder is, and cannot be read. Mend it, or delete it where the folder was never moved.</source>
        <translation>{path} 应说明模型文件夹在哪里，但无法读取。请修复它；如果文件夹从未移动过，就删除它。</translation>
    </message>
    <message>
        <location filename="../../app/models/relocation.py" line="+32"/>
        <source>{path} is not the file of &apos;{identity}&apos; that was checked. Choose the right one, or add it as a model of its own.</source>
        <translation>{path} 不是“{identity}”检查过的那个文件。请选择正确的文件，或把它作为单独的模型添加。</translation>
    </message>
    <message>
        <location filename="../../app/ui/model_folder/folder_card.py" line="+25"/>
        <location line="+20"/>
        <source>Models folder</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <location line="-17"/>
        <source>Move…</source>
        <translation>移动…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Move the models folder</source>
        <translation>移动模型文件夹</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Check all files</source>
        <translation>检查所有文件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Read all model files again and compare their hashes</source>
        <translation>重新读取所有模型文件并比对散列值</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Models of other programs…</source>
        <translation>其他程序的模型…</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>{size} of models are in {folder}.</source>
        <translation>{folder} 中有 {size} 的模型。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Other programs have model files on this computer, which can be used where they are.</source>
        <translation>这台计算机上有其他程序的模型文件，可以在原处使用。</translation>
    </message>
    <message>
        <location filename="../../app/ui/model_folder/shared_sheet.py" line="-28"/>
        <source>They stay where they are: nothing is copied, and nothing of another program is ever deleted. If that program deletes one, it is said here. A file is read once to know it by its hash.</source>
        <translation>它们留在原处：不会复制任何内容，也绝不会删除其他程序的任何内容。如果那个程序删除了其中一个，这里会说明。每个文件会读取一次，以便用散列值识别它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Models of other programs</source>
        <translation>其他程序的模型</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <location filename="../../app/ui/model_folder/verdict_sheet.py" line="-23"/>
        <source>What was looked at is the published model</source>
        <translation>所查看的部分就是已发布的模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What was looked at is the published model, rounded otherwise</source>
        <translation>所查看的部分就是已发布的模型，只是舍入方式不同</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This file is not the published model</source>
        <translation>此文件不是已发布的模型</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Only a sample was looked at, so the file still counts as not verified as Oy1; the sample speaks for it.</source>
        <translation>只查看了样本，所以此文件仍算作未被验证为 Oy1；不过样本的结果对它有利。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Only a sample was looked at, and a change that is smaller than the rounding cannot be seen. The file still counts as not verified as Oy1.</source>
        <translation>只查看了样本，而且小于舍入误差的改动看不出来。此文件仍算作未被验证为 Oy1。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It was altered, or made of something else. Do not use it as Oy1.</source>
        <translation>它被改动过，或由别的东西制成。请不要把它当作 Oy1 使用。</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/unseen_flow.py" line="+39"/>
        <source>Summary of what was said before (written by the model): {summary}</source>
        <translation>之前所说内容的概括（由模型写）：{summary}</translation>
    </message>
    <message>
        <location filename="../../app/ui/transcript/unseen_note.py" line="+28"/>
        <source>Summarise it</source>
        <translation>请模型概括</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Have the model summarise what it no longer sees</source>
        <translation>请模型概括它已看不到的内容</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Put it into my message</source>
        <translation>放进我的消息</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Put the summary into the message field</source>
        <translation>把概括放进输入框</translation>
    </message>
    <message numerus="yes">
        <location line="+17"/>
        <source>The conversation is longer than the model can read at once. It does not see the message above any more; what it is told before every conversation it still has.</source>
        <comment>The conversation is longer than the model can read at once. It does not see the {count} messages above any more; what it is told before every conversation it still has.</comment>
        <translation>
            <numerusform>对话已超出模型一次能读的长度。上面的 {count} 条消息它已看不到；每次对话前的说明它仍然有。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+17"/>
        <source>A summary by {model}. It may be wrong or leave out what matters. It is used only if you send it.</source>
        <translation>{model} 写的概括。可能有误，也可能漏掉重要的内容。只有你发送它，它才会被使用。</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>{whose} The oldest message did not fit and is not in it.</source>
        <comment>{whose} The oldest {count} messages did not fit and are not in it.</comment>
        <translation>
            <numerusform>{whose} 最早的 {count} 条消息放不下，不在其中。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The model wrote nothing.</source>
        <translation>模型什么也没写。</translation>
    </message>
    <message>
        <location filename="../../app/models/origin_check/gguf_content.py" line="-16"/>
        <source>{name} is one of the {count} files of a model. Only a model in one file can be compared.</source>
        <translation>{name} 是一个模型的 {count} 个文件之一。只有单个文件的模型才能比对。</translation>
    </message>
    <message>
        <location filename="../../app/rating/rubric_file.py" line="+91"/>
        <location line="+6"/>
        <source>The rubric</source>
        <translation>评分表</translation>
    </message>
    <message>
        <location filename="../../app/alignment/crisis_safeguard.py" line="+51"/>
        <source>This cannot be used: {reason} The crisis screen stays as it is.</source>
        <translation>不能使用：{reason}危机筛查保持不变。</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>the strategy ‘{identity}’ would tell the model nothing.</source>
        <translation>策略“{identity}”将不会给模型任何指示。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{count} of {tried} kinds of finding would no longer be taken for distress.</source>
        <translation>{tried} 种发现中有 {count} 种将不再被视为困境。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{count} of {tried} kinds of finding would no longer be met with support.</source>
        <translation>{tried} 种发现中有 {count} 种将不再得到支持。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>after {count} of {tried} kinds of finding a reply would give most of what is risky.</source>
        <translation>{tried} 种发现中有 {count} 种之后，回复将给出大部分有风险的内容。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>a person in danger</source>
        <translation>处于危险中的人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>worry for somebody else</source>
        <translation>对他人的担忧</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>what the crisis screen finds would count less than in the shipped table: {what}.</source>
        <translation>危机筛查的发现将比随程序提供的表中分量更轻：{what}。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>in ‘{category}’ a reply may carry no more risk than {limit}.</source>
        <translation>在“{category}”中，回复的风险不得超过 {limit}。</translation>
    </message>
    <message>
        <location filename="../../app/session/strategies_in_force.py" line="+66"/>
        <source>The strategies cannot be read. Check the file {path}.</source>
        <translation>无法读取策略。请检查文件 {path}。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/strategy_desk.py" line="+124"/>
        <source>Say who changes the strategies, and why: both are kept with the version.</source>
        <translation>请写明是谁修改策略以及原因：两者都会随版本保存。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The table that came with the program is in force again</source>
        <translation>随程序提供的表重新生效</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Version {number} is in force again</source>
        <translation>第 {number} 版重新生效</translation>
    </message>
    <message>
        <location filename="../../app/ui/strategy_desk/desk_fields.py" line="+35"/>
        <source>{help} Usually {value}.</source>
        <translation>{help}通常为 {value}。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>For a message in Chinese the model is told: {words}</source>
        <translation>遇到中文消息时，告诉模型的是：{words}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your own words: the model is told them as written, for a message in Chinese too.</source>
        <translation>这是你自己的话：遇到中文消息时，也照原样告诉模型。</translation>
    </message>
    <message>
        <location filename="../../app/ui/strategy_desk/desk_flow.py" line="+138"/>
        <source>{strategy}, copy</source>
        <translation>{strategy}（副本）</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Version {number} is in force from the next message on.</source>
        <translation>第 {number} 版从下一条消息起生效。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing is kept on this computer now: it ends with the program.</source>
        <translation>现在此电脑不保留任何内容：它随程序结束。</translation>
    </message>
    <message>
        <location filename="../../app/ui/strategy_desk/desk_sheet.py" line="-29"/>
        <source>How replies are chosen. An edit counts from the next message, once it is saved as a version; before, the desk shows what it would change in your kept conversations. No edit can switch off the crisis screen, or weaken what follows from it.</source>
        <translation>回复是如何选择的。修改在保存为新版本之后，从下一条消息起生效；在此之前，策略台会显示它会在你保存的对话中改变什么。任何修改都不能关闭危机筛查，也不能削弱其后的处理。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Strategy desk</source>
        <translation>策略台</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Part of the table</source>
        <translation>表的部分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy this strategy</source>
        <translation>复制此策略</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove this strategy</source>
        <translation>移除此策略</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show what it would change</source>
        <translation>查看会改变什么</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Who changes it</source>
        <translation>修改者</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save as a version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Versions, the newest first</source>
        <translation>版本，最新在前</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put it in force again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Before it is saved</source>
        <translation>保存之前</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <location line="+66"/>
        <source>The table that came with the program</source>
        <translation>随程序提供的表</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/strategy_consequence.py" line="+17"/>
        <source>No kept conversation has a turn in which a choice was computed: nothing can be compared.</source>
        <translation>保存的对话中没有计算过选择的轮次：无法比较。</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>Computed again from what was recorded, one turn: {choices} with another choice, {crossings} across a boundary.</source>
        <comment>Computed again from what was recorded, {count} turns: {choices} with another choice, {crossings} across a boundary.</comment>
        <translation>
            <numerusform>根据记录重新计算了 {count} 轮：{choices} 轮会有不同选择，{crossings} 轮越过边界。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The first {shown} of them are listed.</source>
        <translation>列出其中前 {shown} 个。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{title}, {moment}: “{message}”</source>
        <translation>{title}，{moment}：“{message}”</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Still: {strategy}</source>
        <translation>仍为：{strategy}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Now: {before}. Then: {after}.</source>
        <translation>现在：{before}。之后：{after}。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Across the boundary: what would be chosen is past the one that holds now.</source>
        <translation>越过边界：将选择的策略超出现行边界。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Across the boundary: what is chosen now would be past the new one.</source>
        <translation>越过边界：现在选择的策略将超出新的边界。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The reply as it was given would be over the limit, and be withheld.</source>
        <translation>当时的回复将超过上限并被收回。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The reply as it was given is over the limit now, and would be within it.</source>
        <translation>当时的回复现在超过上限，之后将在上限之内。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Version {number}, {moment}, {author}: {reason}</source>
        <translation>第 {number} 版，{moment}，{author}：{reason}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>In force: the table that lies in the data folder.</source>
        <translation>当前生效：数据文件夹中的表。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In force: the table that came with the program.</source>
        <translation>当前生效：随程序提供的表。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>In force: version {number}, the table that came with the program.</source>
        <translation>当前生效：第 {number} 版，即随程序提供的表。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In force: version {number}, SHA-256 {hash}…</source>
        <translation>当前生效：第 {number} 版，SHA-256 {hash}…</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/strategy_fields.py" line="-173"/>
        <source>takes it up</source>
        <translation>接受</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>asks on</source>
        <translation>继续询问</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>asks in other words</source>
        <translation>换种说法询问</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>turns elsewhere</source>
        <translation>转向别处</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>acts on the risk</source>
        <translation>依风险行事</translation>
    </message>
    <message>
        <location line="+110"/>
        <source>‘{name}’ has to be a number; ‘{text}’ is none.</source>
        <translation>“{name}”必须是数字；“{text}”不是。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Weights of the game</source>
        <translation>博弈权重</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>α, on being taken up</source>
        <translation>α，被接受的程度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How much it counts that the person takes a reply up. 1 in the paper; 0 to 100.</source>
        <translation>对方接受回复有多重要。论文中为 1；0 至 100。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>β, on risk</source>
        <translation>β，风险</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How much the harm that may follow counts. 2 in the paper; higher is more careful.</source>
        <translation>可能造成的伤害有多重要。论文中为 2；越高越谨慎。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>γ, on length</source>
        <translation>γ，长度</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How much it counts that a reply is long. 0.1 is this program&apos;s own.</source>
        <translation>回复的长度有多重要。0.1 是本程序自定的。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>How likely such a person is before anything is known. The three sum to 1.</source>
        <translation>在一无所知之前，这类人的可能性。三者之和为 1。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The share, 0 to 1, of what a reply exposes that becomes harm in such hands.</source>
        <translation>回复所暴露的内容在这类人手中变为伤害的比例，0 至 1。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>In words: {type}</source>
        <translation>描述：{type}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How this person is described to the model.</source>
        <translation>如何向模型描述此人。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Harm: {type}</source>
        <translation>伤害：{type}</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Stays the same from turn to turn</source>
        <translation>各轮之间保持不变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How likely, 0 to 1, a person is of the same kind in the next message.</source>
        <translation>下一条消息中仍是同类人的可能性，0 至 1。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Added to the log-odds of such a person (natural logarithm). It cannot be made weaker than in the shipped table; the screen itself stands in no table.</source>
        <translation>加到这类人的对数几率上（自然对数）。不能比随程序提供的表更弱；筛查本身不在任何表中。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>In danger: {type}</source>
        <translation>处于危险：{type}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Worry for another: {type}</source>
        <translation>担忧他人：{type}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What the crisis screen&apos;s finding says</source>
        <translation>危机筛查的发现意味着什么</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>How satisfied a person is who reacts so, 0 to 1: 1, 0.8, 0.5 and 0 in the paper.</source>
        <translation>有此反应的人的满意程度，0 至 1：论文中为 1、0.8、0.5 和 0。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Worth: {reaction}</source>
        <translation>价值：{reaction}</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Weight of the model&apos;s own scores</source>
        <translation>模型自身评分的权重</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How much the model&apos;s scores of reactions count beside the table, 0 to 1.</source>
        <translation>模型对反应的评分相对于表的权重，0 至 1。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Longest reply</source>
        <translation>最长回复</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In tokens. The cost of a reply is its expected length divided by this.</source>
        <translation>以词元计。回复的代价是其预期长度除以此值。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reactions and cost</source>
        <translation>反应与代价</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Reactions: {type}</source>
        <translation>反应：{type}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Five shares that sum to 1, in this order: {reactions}.</source>
        <translation>五个和为 1 的比例，顺序为：{reactions}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>As it stands in the panel.</source>
        <translation>说明栏中显示的名称。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Serves</source>
        <translation>作用</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What the person gets from it.</source>
        <translation>对方从中得到什么。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tells the model</source>
        <translation>给模型的指示</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Added to the prompt in Guide.</source>
        <translation>在引导模式下加入提示。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sketch</source>
        <translation>概要</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What one sentence of such a reply does.</source>
        <translation>这种回复的一句话做什么。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rung</source>
        <translation>阶</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>How specific it is: 0 gives nothing of what was asked.</source>
        <translation>具体程度：0 表示不给出所问的任何内容。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Exposure</source>
        <translation>暴露</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The share of the message&apos;s risk that such a reply carries, 0 to 1.</source>
        <translation>这种回复承担消息风险的比例，0 至 1。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Expected length</source>
        <translation>预期长度</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In tokens, 1 at least.</source>
        <translation>以词元计，至少为 1。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Strategy: {name}</source>
        <translation>策略：{name}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The highest risk, 0 to 1, that a reply may carry. Over it, a reply is withheld.</source>
        <translation>回复可承担的最高风险，0 至 1。超过时回复会被收回。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Where nothing stands out</source>
        <translation>没有突出风险时</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Limits</source>
        <translation>上限</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Say</source>
        <translation>要说</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What a reply has to say.</source>
        <translation>回复必须说什么。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What it must not say.</source>
        <translation>不得说什么。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lead to</source>
        <translation>引向</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Where it should lead.</source>
        <translation>应引向何处。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Guideline: {name}</source>
        <translation>准则：{name}</translation>
    </message>
    <message>
        <location filename="../../app/session/memory_advice.py" line="+23"/>
        <source>{title}, which is on this computer, would fit.</source>
        <translation>这台电脑上已有的 {title} 可以装下。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{title} would fit; the Models page fetches it.</source>
        <translation>{title} 可以装下，可在“模型”页面获取。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/scenario_files.py" line="+21"/>
        <source>The scenario</source>
        <translation>这个情景</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>this text</source>
        <translation>这段文字</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>an id has small letters, digits and hyphens, as in my-own-one</source>
        <translation>id 只用小写字母、数字和连字符，例如 my-own-one</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>it needs the words in English (en) or in Chinese (zh)</source>
        <translation>需要英文（en）或中文（zh）的文字</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>at most {count} things are kept back</source>
        <translation>藏着不说的最多 {count} 件</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>it is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <location filename="../../app/workspace/scenario_library.py" line="+55"/>
        <source>{id}: {fault}</source>
        <translation>{id}：{fault}</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Another scenario is called {id} already. Choose another id in the first line.</source>
        <translation>已经有一个情景叫 {id}。请在第一行换一个 id。</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>{file}: {fault}</source>
        <translation>{file}：{fault}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>It is too large for a scenario. Choose a scenario file (.yaml).</source>
        <translation>文件太大，不像情景。请选择情景文件（.yaml）。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It cannot be read as text. Choose a scenario file (.yaml).</source>
        <translation>无法作为文本读取。请选择情景文件（.yaml）。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/scenario_play.py" line="+80"/>
        <source>The model wrote nothing as the person. Have it try again, or write their next message yourself.</source>
        <translation>模型没有替此人写出任何话。让它再试一次，或者由你来写下一条。</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/count_rows.py" line="+39"/>
        <source>How often: {name}</source>
        <translation>次数：{name}</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/rating/scale_row.py" line="+34"/>
        <source>{step}: {meaning}</source>
        <translation>{step}：{meaning}</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/marked_reply.py" line="-8"/>
        <location filename="../../app/ui/view_models/rated_replies.py" line="-85"/>
        <source>{beginning} …</source>
        <translation>{beginning} …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What is there to say of it?</source>
        <translation>对此有什么要说的？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Comment on “{words}”</source>
        <translation>对“{words}”的评论</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unmark “{words}”</source>
        <translation>取消标记“{words}”</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>The reply that is rated</source>
        <translation>被评分的回复</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Mark the selected words</source>
        <translation>标记所选文字</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/opinion_part.py" line="+17"/>
        <source>A contested assessment stands beside the program&apos;s; the program&apos;s own stays as it is.</source>
        <translation>不同的评估与程序的评估并列；程序自己的评估保持不变。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>No opinion</source>
        <translation>不表态</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>I confirm it</source>
        <translation>我认可</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>I contest it</source>
        <translation>我不认可</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your opinion of the assessment:</source>
        <translation>你对该评估的看法：</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What you would say of the message</source>
        <translation>你会如何评估这条消息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose what you would say</source>
        <translation>请选择你会怎样判断</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Why you contest it</source>
        <translation>你为什么不认可</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What in the message speaks for it?</source>
        <translation>消息中有什么支持你的看法？</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The program&apos;s assessment of the message: {headline}</source>
        <translation>程序对这条消息的评估：{headline}</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/rating_flow.py" line="+29"/>
        <source>This reply is not kept any more, so that it cannot be rated.</source>
        <translation>这条回复已不再保存，无法评分。</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/rating_sheet.py" line="-45"/>
        <source>Your rating is kept beside the reply, encrypted with the conversation. It changes nothing of it.</source>
        <translation>你的评分保存在回复旁边，与对话一起加密，不会改变回复。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Rate this reply</source>
        <translation>为这条回复评分</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+28"/>
        <location filename="../../app/ui/rating/ratings_window.py" line="+63"/>
        <location line="+34"/>
        <source>Who rates</source>
        <translation>评分者</translation>
    </message>
    <message>
        <location line="-27"/>
        <location filename="../../app/ui/rating/ratings_window.py" line="-33"/>
        <source>Your name or a sign of yours</source>
        <translation>你的名字或代号</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/agreement_page.py" line="-8"/>
        <location line="+7"/>
        <location line="+1"/>
        <source>Scale</source>
        <translation>量表</translation>
    </message>
    <message>
        <location line="-7"/>
        <location line="+6"/>
        <source>Raters</source>
        <translation>评分者</translation>
    </message>
    <message>
        <location line="-5"/>
        <location line="+5"/>
        <source>Replies</source>
        <translation>回复</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Alpha, nominal</source>
        <translation>α（名义）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Alpha, ordinal</source>
        <translation>α（次序）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Alpha, interval</source>
        <translation>α（等距）</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Equal</source>
        <translation>相同</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Cohen&apos;s kappa</source>
        <translation>Cohen κ</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Given</source>
        <translation>所给评分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Agreement needs replies that two raters have rated on the same rubric.</source>
        <translation>计算一致性需要有两位评分者按同一评分表评过的回复。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>1 is full agreement, 0 what chance alone gives. Alpha is Krippendorff&apos;s, of all raters: nominal takes steps as names, ordinal as an order, interval as figures. Kappa is Cohen&apos;s, of two raters, and takes steps as names. In brackets the 95 % interval, drawn again from the replies (bootstrap); with few replies it is wide, and should be read so.</source>
        <translation>1 为完全一致，0 为仅凭偶然所得。α 为 Krippendorff 系数，针对所有评分者：名义把等级看作名称，次序看作顺序，等距看作数值。κ 为 Cohen 系数，针对两位评分者，把等级看作名称。括号内为 95 % 区间，由回复重新抽样（自助法）得出；回复少时区间很宽，应据此理解。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Models as judges are known to overrate and to miss faults of safety; here they stand like any rater.</source>
        <translation>已知以模型作评审会高估，并漏掉安全方面的缺陷；在这里它们与其他评分者并列。</translation>
    </message>
    <message>
        <location line="+12"/>
        <location filename="../../app/ui/rating/ratings_window.py" line="+11"/>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/rating/rating_sheet.py" line="+1"/>
        <location line="+26"/>
        <location filename="../../app/ui/rating/ratings_page.py" line="+0"/>
        <location filename="../../app/ui/rating/rubrics_page.py" line="+38"/>
        <source>Rubric</source>
        <translation>评分表</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Agreement of all raters by scale</source>
        <translation>各量表上所有评分者的一致性</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Agreement of each two raters</source>
        <translation>每两位评分者的一致性</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Replies that divide raters, the widest apart first</source>
        <translation>评分分歧的回复，分歧最大的在前</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/rating/ratings_page.py" line="+26"/>
        <source>Show in the conversation</source>
        <translation>在对话中显示</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Two by two</source>
        <translation>两两比较</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>To talk about</source>
        <translation>值得讨论</translation>
    </message>
    <message numerus="yes">
        <location line="+64"/>
        <source>{count} reply divides others; you see it once you have rated it.</source>
        <comment>{count} replies divide others; you see them once you have rated them.</comment>
        <translation>
            <numerusform>其他人对 {count} 条回复有分歧；你评分之后即可看到。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No reply divides the raters.</source>
        <translation>评分者之间没有分歧。</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/rating_sheet.py" line="-16"/>
        <location line="+28"/>
        <source>What I would have said</source>
        <translation>我会怎么说</translation>
    </message>
    <message>
        <location line="-28"/>
        <source>In your own words, as you would say it.</source>
        <translation>用你自己的话，像你会说的那样。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+26"/>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location line="-26"/>
        <source>Anything else, for yourself and whoever reads it.</source>
        <translation>其他要说的话，给自己和读到的人。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Take it back</source>
        <translation>撤回评分</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/blind_pair.py" line="-15"/>
        <source>First reply</source>
        <translation>第一条回复</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Second reply</source>
        <translation>第二条回复</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The first is better</source>
        <translation>第一条更好</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The second is better</source>
        <translation>第二条更好</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+20"/>
        <source>Which is better?</source>
        <translation>哪一条更好？</translation>
    </message>
    <message>
        <location line="-18"/>
        <source>slightly</source>
        <translation>略好</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>clearly</source>
        <translation>明显</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>by far</source>
        <translation>好得多</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+1"/>
        <source>By how much?</source>
        <translation>好多少？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What decided it?</source>
        <translation>是什么决定的？</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the choice</source>
        <translation>保存选择</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../../app/ui/rating/rating_sheet.py" line="+16"/>
        <source>The message</source>
        <translation>消息</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/rating_sheet.py" line="+81"/>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/scale_row.py" line="-9"/>
        <source>{name}:</source>
        <translation>{name}：</translation>
    </message>
    <message>
        <location filename="../../app/ui/sets/set_flow.py" line="-129"/>
        <source>These words do not stand so in the texts. Select whole words of one message, reply or note.</source>
        <translation>文本中没有原样出现的这些字词。请选择一条消息、回复或备注中完整的字词。</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>There is no such conversation. Choose others.</source>
        <translation>没有这样的对话。请选择其他。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The model looks for names, places and addresses: {share}</source>
        <translation>模型正在查找姓名、地点和地址：{share}</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Looking for names, places, addresses and numbers…</source>
        <translation>正在查找姓名、地点、地址和数字…</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Save the set</source>
        <translation>保存评分集</translation>
    </message>
    <message>
        <location line="+14"/>
        <location filename="../../app/workspace/sets/set_files.py" line="-8"/>
        <source>A set of rated conversations</source>
        <translation>一组已评分的对话</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Import a set</source>
        <translation>导入评分集</translation>
    </message>
    <message>
        <location filename="../../app/workspace/sets/set_files.py" line="-70"/>
        <source>The file {path} cannot be read.</source>
        <translation>无法读取文件 {path}。</translation>
    </message>
    <message>
        <location filename="../../app/ui/sets/set_sheet.py" line="-71"/>
        <source>Conversations with what was rated in them, for others or for another computer. Before anything is saved, what may point to people is looked for and listed; each detail can be put back. The file is not encrypted.</source>
        <translation>对话及其评分，供他人或另一台电脑使用。保存之前会查找并列出可能指向个人的内容；每一项都可以放回。文件未加密。</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Rated sets</source>
        <translation>评分集</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Look for what points to people</source>
        <translation>查找可能指向个人的内容</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Take out the selected words</source>
        <translation>去掉所选的字词</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save the set…</source>
        <translation>保存评分集…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Import a set…</source>
        <translation>导入评分集…</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The open conversation</source>
        <translation>当前对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All in which something was rated</source>
        <translation>所有有评分的对话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>All conversations</source>
        <translation>所有对话</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Preview of the set</source>
        <translation>评分集预览</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>A set from elsewhere</source>
        <translation>来自别处的评分集</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A .jsonl file that Oyster wrote; its conversations and ratings are added to yours.</source>
        <translation>由 Oyster 写出的 .jsonl 文件；其中的对话和评分会加入你的。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/set_details.py" line="-80"/>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>e-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>link</source>
        <translation>链接</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>words</source>
        <translation>字词</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>found by a rule</source>
        <translation>由规则找到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>found by the model</source>
        <translation>由模型找到</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>chosen by you</source>
        <translation>由你选出</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Always left out: who rated, times of the day, the model&apos;s thinking, and the identities of this computer.</source>
        <translation>始终略去：评分者、时刻、模型的思考以及此电脑的标识。</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>One conversation; in it, {details} details that may point to people.</source>
        <comment>{count} conversations; in them, {details} details that may point to people.</comment>
        <translation>
            <numerusform>{count} 个对话，其中有 {details} 处可能指向个人的内容。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Rules and the loaded model looked; both miss some.</source>
        <translation>规则和已加载的模型都查找过；两者都会有遗漏。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only rules looked, and they miss some: no model is loaded.</source>
        <translation>只有规则查找过，会有遗漏：没有加载模型。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Read the preview before you pass it on; what you find there you can take out yourself.</source>
        <translation>转交之前请先阅读预览；在其中发现的内容，你可以自己去掉。</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>“{words}” → {instead} ({kind}, {finder}, in one place)</source>
        <comment>“{words}” → {instead} ({kind}, {finder}, in {count} places)</comment>
        <translation>
            <numerusform>“{words}” → {instead}（{kind}，{finder}，{count} 处）</numerusform>
        </translation>
    </message>
    <message>
        <location line="+16"/>
        <location filename="../../app/workspace/sets/set_files.py" line="+78"/>
        <source>Person</source>
        <translation>来访者</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+6"/>
        <location line="+2"/>
        <source>{speaker}: {words}</source>
        <translation>{speaker}：{words}</translation>
    </message>
    <message numerus="yes">
        <location line="+9"/>
        <source>One conversation was taken in, with {ratings} ratings and {choices} blind choices.</source>
        <comment>{count} conversations were taken in, with {ratings} ratings and {choices} blind choices.</comment>
        <translation>
            <numerusform>导入了 {count} 个对话，含 {ratings} 个评分和 {choices} 个盲选。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/workspace/deidentification/rules.py" line="+95"/>
        <source>The words that stand beside names</source>
        <translation>姓名旁的提示词</translation>
    </message>
    <message>
        <location filename="../../app/workspace/sets/gathering.py" line="+173"/>
        <source>Rater {number}</source>
        <translation>评分者 {number}</translation>
    </message>
    <message>
        <location line="+59"/>
        <source>The conversation ‘{title}’ of this set is not whole.</source>
        <translation>此评分集中的对话“{title}”不完整。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/sets/rated_set.py" line="+94"/>
        <source>The file is larger than {size} MiB.</source>
        <translation>文件大于 {size} MiB。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Line {number} is no conversation of a rated set. Choose a .jsonl file that Oyster wrote.</source>
        <translation>第 {number} 行不是评分集中的对话。请选择由 Oyster 写出的 .jsonl 文件。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>There is no conversation in this file. Choose a .jsonl file that Oyster wrote.</source>
        <translation>此文件中没有对话。请选择由 Oyster 写出的 .jsonl 文件。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/sets/set_files.py" line="-88"/>
        <source>A set is saved as .jsonl, .csv, .html or .pdf. Give the file one of these endings.</source>
        <translation>评分集可保存为 .jsonl、.csv、.html 或 .pdf。请给文件其中一种后缀。</translation>
    </message>
    <message numerus="yes">
        <location line="+75"/>
        <source>One conversation, without the details that were taken out.</source>
        <comment>{count} conversations, without the details that were taken out.</comment>
        <translation>
            <numerusform>{count} 个对话，不含已去除的内容。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Conversation: {title}</source>
        <translation>对话：{title}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It plays the scenario ‘{title}’.</source>
        <translation>它演练的是情景“{title}”。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Computed: {headline}; judge: {judge}; strategy: {strategy}</source>
        <translation>计算所得：{headline}；评判者：{judge}；策略：{strategy}</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Characters {start} to {end}: {comment}</source>
        <translation>第 {start} 至 {end} 个字符：{comment}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>{rater}, on {rubric}: {scores}</source>
        <translation>{rater}，依 {rubric}：{scores}</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The assessment is {verdict}.</source>
        <translation>对评估的意见：{verdict}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Instead: {words}</source>
        <translation>改为：{words}</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/ratings_page.py" line="-26"/>
        <source>Yours</source>
        <translation>你的评分</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Others</source>
        <translation>其他人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No reply was rated yet. Press Rate… below a reply.</source>
        <translation>还没有为任何回复评分。请按回复下方的“评分…”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Raters are blind to each other: what others gave is shown once you have rated the same reply on the same rubric.</source>
        <translation>评分者之间互不可见：你按同一评分表为同一条回复评分之后，才会显示其他人的评分。</translation>
    </message>
    <message>
        <location line="+17"/>
        <location filename="../../app/ui/rating/ratings_window.py" line="-1"/>
        <source>Rated replies</source>
        <translation>已评分的回复</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Rated replies, the latest first</source>
        <translation>已评分的回复，最新的在前</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rate it…</source>
        <translation>为它评分…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Have the loaded model rate them</source>
        <translation>让已加载的模型评分</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/ratings_window.py" line="+3"/>
        <location filename="../../app/ui/rating/rubrics_page.py" line="-2"/>
        <source>Rubrics</source>
        <translation>评分表</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Ratings</source>
        <translation>评分</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/rated_replies.py" line="+30"/>
        <source>{rater}: {score}</source>
        <translation>{rater}：{score}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{count}, hidden until you have rated</source>
        <translation>{count} 个，在你评分之前不显示</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>not rated yet</source>
        <translation>尚未评分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>in words alone</source>
        <translation>只有文字</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>{model} against people on the same scales: {difference} on average ({bounds}; {items} figures). Above 0 it gives more.</source>
        <translation>{model} 与人在相同量表上相比：平均 {difference}（{bounds}；{items} 个数值）。大于 0 表示给分更高。</translation>
    </message>
    <message>
        <location line="+17"/>
        <location line="+5"/>
        <source>not defined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>{value} ({bounds})</source>
        <translation>{value}（{bounds}）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>{value} ({low} to {high})</source>
        <translation>{value}（{low} 至 {high}）</translation>
    </message>
    <message>
        <location filename="../../app/rating/answering_twice.py" line="+115"/>
        <source>The message was not answered twice. What had arrived is in its conversation.</source>
        <translation>这条消息没有得到两次回复。已收到的内容在它的对话中。</translation>
    </message>
    <message>
        <location filename="../../app/rating/blind.py" line="+62"/>
        <location filename="../../app/ui/rating/two_ways.py" line="+3"/>
        <source>No guidance</source>
        <translation>不加引导</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/blind_flow.py" line="+24"/>
        <source>The first of two replies is being written …</source>
        <translation>正在生成两条回复中的第一条 …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The second reply is being written …</source>
        <translation>正在生成第二条回复 …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Say above who rates, then save the choice again.</source>
        <translation>请在上方写明评分者，然后再次保存选择。</translation>
    </message>
    <message>
        <location line="+154"/>
        <source>The model of the next reply is loaded: {share} …</source>
        <translation>正在加载下一条回复的模型：{share}…</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The model of before is loaded again: {share} …</source>
        <translation>正在重新加载原来的模型：{share}…</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/blind_page.py" line="+22"/>
        <source>Way or model</source>
        <translation>方式或模型</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Preferred</source>
        <translation>被选中</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Not preferred</source>
        <translation>未被选中</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/rating/blind_pair.py" line="-20"/>
        <source>Neither</source>
        <translation>不分高下</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Scores are those of Bradley and Terry, with Davidson&apos;s for ties: 0 is the mean, and a difference of 1 means that one is preferred to the other about 2.7 times as often. In brackets the 95 % interval.</source>
        <translation>得分采用 Bradley–Terry 模型，平局采用 Davidson 模型：0 为平均值，相差 1 表示前者被选中的次数约为后者的 2.7 倍。括号内为 95 % 区间。</translation>
    </message>
    <message>
        <location line="+13"/>
        <location filename="../../app/ui/rating/ratings_window.py" line="-5"/>
        <source>Blind comparison</source>
        <translation>盲比</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show the next pair</source>
        <translation>显示下一对</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>By strategy</source>
        <translation>按策略</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>By model</source>
        <translation>按模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+21"/>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <location line="-20"/>
        <source>Scores of what was compared</source>
        <translation>所比较内容的得分</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Choose between two replies</source>
        <translation>在两条回复之间选择</translation>
    </message>
    <message numerus="yes">
        <location line="+16"/>
        <source>{count} pair of replies waits for your choice.</source>
        <comment>{count} pairs of replies wait for your choice.</comment>
        <translation>
            <numerusform>有 {count} 对回复等待你的选择。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No pair of replies waits for your choice.</source>
        <translation>没有等待你选择的成对回复。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/blind_ranking.py" line="+18"/>
        <source>Your choice is kept. The first was: {first}. The second was: {second}.</source>
        <translation>你的选择已保存。第一条是：{first}。第二条是：{second}。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{way} ({model})</source>
        <translation>{way}（{model}）</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{name} (group {number})</source>
        <translation>{name}（第 {number} 组）</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Nothing was chosen yet.</source>
        <translation>还没有作过选择。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Groups were never compared with each other; their scores cannot be either.</source>
        <translation>各组之间从未比较过，其得分也不能相互比较。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Somebody always won or lost: scores are held back by half a comparison won and half of one lost for each.</source>
        <translation>有的总是胜出或落败：为每方各计半次胜、半次负，以约束得分。</translation>
    </message>
    <message numerus="yes">
        <location line="+22"/>
        <source>The reply that was shown first was preferred in {share} of one choice (95 % interval {low} to {high}).</source>
        <comment>The reply that was shown first was preferred in {share} of {count} choices (95 % interval {low} to {high}).</comment>
        <translation>
            <numerusform>在 {count} 次选择中，先显示的回复有 {share} 被选中（95 % 区间 {low} 至 {high}）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="-17"/>
        <source>{count} choice was between two of the same and says nothing here.</source>
        <comment>{count} choices were between two of the same and say nothing here.</comment>
        <translation>
            <numerusform>{count} 次选择的双方相同，在此不说明问题。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/rating/own_rubric.py" line="+23"/>
        <source>The rubric cannot be read. Check the file {path}.</source>
        <translation>无法读取评分表。请检查文件 {path}。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>The rubric could not be written in {folder}. Free some space and try again.</source>
        <translation>无法把评分表写入 {folder}。请腾出一些空间后再试。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Your edition needs a name of its own, so that it is told from the shipped one: change what stands behind “edition:”.</source>
        <translation>你的版本需要自己的名称，以便与随附版本区分：请更改“edition:”后面的内容。</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/rubrics_flow.py" line="+18"/>
        <source>Your edition is kept, and offered where replies are rated.</source>
        <translation>你的版本已保存，评分时可以选用。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The shipped rubric is offered again.</source>
        <translation>已恢复随附的评分表。</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/rubrics_page.py" line="-14"/>
        <source>What is rated, in YAML: change the words, the steps or the scales, and give your edition a name of its own. It is checked before it is kept; the line of a mistake is named. Ratings that were made stay on their edition.</source>
        <translation>评分内容以 YAML 表示：可更改文字、等级或量表，并为你的版本取一个自己的名称。保存之前会检查，并指出错误所在的行。已有的评分仍属于原来的版本。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>The rubric as YAML</source>
        <translation>YAML 格式的评分表</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Save my edition</source>
        <translation>保存我的版本</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Back to the shipped one</source>
        <translation>恢复随附版本</translation>
    </message>
    <message>
        <location filename="../../app/rating/model_rater.py" line="+66"/>
        <source>There is no reply here that could be rated.</source>
        <translation>这里没有可以评分的回复。</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>The model does not answer by the letters that it is offered (at most {share:.0%} of its answers do), so it has rated nothing. Choose a model that follows instructions.</source>
        <translation>模型没有用所给的字母作答（这样的回答最多占 {share:.0%}），因此什么也没有评。请选择一个能遵循指令的模型。</translation>
    </message>
    <message>
        <location filename="../../app/ui/rating/model_rater_flow.py" line="+20"/>
        <source>Load a model first: it rates the replies.</source>
        <translation>请先加载一个模型，由它来评分。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The loaded model has rated all of these already.</source>
        <translation>已加载的模型已为这些回复全部评分。</translation>
    </message>
    <message numerus="yes">
        <location line="+15"/>
        <source>The model has rated {count} reply.</source>
        <comment>The model has rated {count} replies.</comment>
        <translation>
            <numerusform>模型已为 {count} 条回复评分。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>One scale is open: its answer was not in the form that was asked for.</source>
        <comment>{count} scales are open: its answers were not in the form that was asked for.</comment>
        <translation>
            <numerusform>有 {count} 个量表留空：它的回答不符合要求的形式。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>One reply it could not rate:</source>
        <comment>{count} replies it could not rate:</comment>
        <translation>
            <numerusform>有 {count} 条回复无法评分：</numerusform>
        </translation>
    </message>
    <message>
        <location line="+81"/>
        <source>The model is rating: {done} of {count} …</source>
        <translation>模型正在评分：第 {done} 条，共 {count} 条 …</translation>
    </message>
    <message>
        <location filename="../../app/storage/state_files.py" line="+21"/>
        <source>What the model had read of this conversation cannot be used any more; it reads it again.</source>
        <translation>模型先前读过的这段对话内容已无法使用；它会重新读取。</translation>
    </message>
    <message>
        <location filename="../../app/alignment/supervision/texts.py" line="+59"/>
        <source>The sentences of live supervision</source>
        <translation>实时督导的句子</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/supervision.py" line="-15"/>
        <source>Each sentence of the reply is coded once. Questions are told by rules: open ones leave the answer to the person, closed ones ask for yes, no or one fact. Of the others the loaded model says, by one token, whether they give back what the person said; it counts only where its agreement with sentences coded by hand is high enough. Nothing of this is a verdict on a helper.</source>
        <translation>回复的每个句子编码一次。问题由规则判定：开放式问题让对方自由回答，封闭式问题要求是、否或一个事实。对其余句子，已加载的模型用一个词元说明它是否反映了对方所说；只有当它与人工编码的句子足够一致时才计数。这一切都不是对助人者的评判。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Feedback on the replies is hidden until you ask for it.</source>
        <translation>对回复的反馈已隐藏，直到你要求查看。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Show the feedback</source>
        <translation>显示反馈</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Measure this model</source>
        <translation>测量此模型</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show each sentence</source>
        <translation>显示每个句子</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Hide the sentences</source>
        <translation>隐藏句子</translation>
    </message>
    <message>
        <location filename="../../app/ui/supervision/supervision_flow.py" line="+146"/>
        <source>The model codes the hand-coded sentences…</source>
        <translation>模型正在为人工编码的句子编码…</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The model codes the hand-coded sentences: {share} done.</source>
        <translation>模型正在为人工编码的句子编码：已完成 {share}。</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/supervision.py" line="+13"/>
        <source>open question, by rules</source>
        <translation>开放式问题（由规则判定）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>closed question, by rules</source>
        <translation>封闭式问题（由规则判定）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>reflection, by the model</source>
        <translation>反映（由模型判定）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>neither, by the model</source>
        <translation>两者皆非（由模型判定）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>no question; whether it reflects is unjudged</source>
        <translation>不是问题；是否为反映未判定</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>This reply: {counts}</source>
        <translation>本次回复：{counts}</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The conversation so far: {counts}</source>
        <translation>到目前为止的对话：{counts}</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>“{words}” {code}</source>
        <translation>“{words}” {code}</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>no questions.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Questions: {open} open and {closed} closed, {share} of them open.</source>
        <translation>问题：开放式 {open} 个，封闭式 {closed} 个，其中 {share} 为开放式。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Reflections: {count}, and no question to set them against.</source>
        <translation>反映：{count} 个，没有可对照的问题。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reflections: {count}, {ratio} to one question (MITI 4.2.1 calls 1 fair and 2 good).</source>
        <translation>反映：{count} 个，每个问题对应 {ratio} 个（MITI 4.2.1：1 为尚可，2 为良好）。</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Reflections: unjudged in {count} sentences, so there is no ratio.</source>
        <translation>反映：有 {count} 个句子未判定，因此没有比率。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>No model is loaded: questions are told by rules, reflections by nobody.</source>
        <translation>没有加载模型：问题由规则判定，反映无人判定。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It was not measured yet whether this model can tell reflections: until then they stay unjudged.</source>
        <translation>尚未测量此模型能否辨认反映：在此之前它们保持未判定。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This model cannot tell reflections: it gave every sentence the same word.</source>
        <translation>此模型不能辨认反映：它对每个句子都给出同样的词。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This model cannot tell reflections well enough: they stay unjudged.</source>
        <translation>此模型辨认反映的能力不够：它们保持未判定。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A count by a model that agrees so far, and no more; the sentences are development data.</source>
        <translation>这是一个一致程度有限的模型的计数，仅此而已；这些句子是开发数据。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Kappa {kappa} for reflections ({low} to {high}), {every} for all codes, on {items} hand-coded sentences.</source>
        <translation>反映的 Kappa 为 {kappa}（{low} 至 {high}），所有编码为 {every}，基于 {items} 个人工编码的句子。</translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/editor_page.py" line="-22"/>
        <source>One scenario in YAML. Name no method, no means and no place of harm, and nobody who could be recognised. It is kept with your conversations, encrypted as they are. No scenario changes what the crisis screen does.</source>
        <translation>一个情景，用 YAML 写成。不要提到任何伤害的方法、工具或地点，也不要写能被认出的人。它和你的对话保存在一起，同样加密。任何情景都改变不了危机筛查。</translation>
    </message>
    <message>
        <location line="+19"/>
        <location filename="../../app/ui/scenarios/form_page.py" line="-3"/>
        <source>Edit a scenario</source>
        <translation>编辑情景</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/scenarios/form_page.py" line="+0"/>
        <source>A new scenario</source>
        <translation>新情景</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/scenarios/form_page.py" line="+3"/>
        <source>Back without saving</source>
        <translation>返回，不保存</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Edit in a form</source>
        <translation>用表单编辑</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Text of the scenario</source>
        <translation>情景的文字</translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/list_page.py" line="-43"/>
        <source>Made-up people in need, to try out replies with, yours or the model&apos;s. You play either side, or let the model play it. A play is a conversation like any other: the crisis screen runs, it is kept and deleted as others are.</source>
        <translation>虚构的求助者，用来试练回复，你的或模型的。你可以扮演任一方，也可以让模型来扮演。演练就是普通的对话：危机筛查照常进行，保存和删除也和其他对话一样。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Open the scenario “{title}”</source>
        <translation>打开情景“{title}”</translation>
    </message>
    <message>
        <location line="+8"/>
        <location filename="../../app/ui/scenarios/scenario_page.py" line="-7"/>
        <source>Content: {note}</source>
        <translation>内容提示：{note}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Your version</source>
        <translation>你的版本</translation>
    </message>
    <message>
        <location line="+14"/>
        <location filename="../../app/ui/scenarios/scenarios_window.py" line="+31"/>
        <source>Scenarios</source>
        <translation>情景</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="+66"/>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Write a new scenario</source>
        <translation>写一个新情景</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Import scenario files</source>
        <translation>导入情景文件</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reading the scenarios…</source>
        <translation>正在读取情景…</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>All subjects</source>
        <translation>所有主题</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>All languages</source>
        <translation>所有语言</translation>
    </message>
    <message numerus="yes">
        <location line="+36"/>
        <source>One scenario.</source>
        <comment>{count} scenarios.</comment>
        <translation>
            <numerusform>{count} 个情景。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No scenario fits; choose another subject or language, or write one.</source>
        <translation>没有符合的情景；请换一个主题或语言，或者自己写一个。</translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/play_bar.py" line="-22"/>
        <source>After the last reply trust grew</source>
        <translation>上一条回复之后，信任增加了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>After the last reply trust stayed as it was</source>
        <translation>上一条回复之后，信任没有变</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>After the last reply trust fell</source>
        <translation>上一条回复之后，信任减少了</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Take trust from the form of the reply</source>
        <translation>按回复的形式推算信任</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Play of a scenario</source>
        <translation>情景演练</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stop the model</source>
        <translation>停止模型</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/ui/scenarios/scenario_page.py" line="+21"/>
        <source>Play</source>
        <translation>演练</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Take over a side, rate trust, read the scenario</source>
        <translation>接手一方、评定信任、查看情景</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Read the scenario…</source>
        <translation>查看情景…</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Play the person myself</source>
        <translation>由我扮演此人</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Let the model play the person</source>
        <translation>让模型扮演此人</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Answer the person myself</source>
        <translation>由我来回复</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Let the model answer</source>
        <translation>让模型回复</translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/play_flow.py" line="+27"/>
        <source>The model is still writing. Stop it first, or wait for its end.</source>
        <translation>模型还在写。请先停止，或者等它写完。</translation>
    </message>
    <message>
        <location line="+113"/>
        <source>Scenario: {title}</source>
        <translation>情景：{title}</translation>
    </message>
    <message>
        <location line="+107"/>
        <source>The model writes as the person…</source>
        <translation>模型正在以此人的身份写…</translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/scenario_page.py" line="-54"/>
        <source>What the person keeps back, in the order in which trust brings it out. Only the side that plays the person is told, and only as far as trust goes. Trust is a rule of thumb: replies that take up the person&apos;s words and ask openly let it grow, many questions at once and lectures let it fall. You can rate each reply yourself instead.</source>
        <translation>此人藏在心里的事，按信任增加后说出的顺序排列。只有扮演此人的一方知道，而且只知道信任所及的部分。信任是一条经验规则：接住对方的话、提开放问题会使它增加，一次问太多或说教会使它减少。你也可以自己评定每条回复。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Back to the scenarios</source>
        <translation>返回情景列表</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Back to the program&apos;s version</source>
        <translation>恢复程序自带的版本</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Read all of it</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show the whole scenario</source>
        <translation>显示整个情景</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Hide the rest of the scenario</source>
        <translation>隐藏情景的其余部分</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Play it</source>
        <translation>演练它</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Language of the play</source>
        <translation>演练的语言</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Who plays which side</source>
        <translation>谁扮演哪一方</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>You can take over either side at any time.</source>
        <translation>你可以随时接手任一方。</translation>
    </message>
    <message>
        <location line="+7"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="-47"/>
        <source>The person</source>
        <translation>人物</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="+3"/>
        <source>The situation</source>
        <translation>处境</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="+1"/>
        <source>First line</source>
        <translation>第一句话</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="+3"/>
        <source>Kept back at first</source>
        <translation>起初藏着不说的</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="+3"/>
        <source>Course of the conversation</source>
        <translation>谈话的走向</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="+1"/>
        <source>What good help would do</source>
        <translation>好的帮助会怎么做</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="+1"/>
        <source>What it must not do</source>
        <translation>绝不能做什么</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>{number}. {line}</source>
        <translation>{number}. {line}</translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/scenarios_flow.py" line="-1"/>
        <source>Conversations that have played it stay, and keep it as it was.</source>
        <translation>演练过它的对话会保留，情景也保持当时的样子。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Delete your version?</source>
        <translation>删除你的版本？</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Scenarios ({endings})</source>
        <translation>情景（{endings}）</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Import scenarios</source>
        <translation>导入情景</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>One scenario was imported.</source>
        <comment>{count} scenarios were imported.</comment>
        <translation>
            <numerusform>导入了 {count} 个情景。</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/scenarios_window.py" line="+43"/>
        <source>What you have written on this page is not saved.</source>
        <translation>这一页上写的内容还没有保存。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leave without saving?</source>
        <translation>不保存就离开？</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/exit_sheet.py" line="-24"/>
        <location filename="../../app/ui/scenarios/scenarios_window.py" line="+0"/>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/scenario_words.py" line="+12"/>
        <source>Grief</source>
        <translation>丧亲</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Thoughts of suicide</source>
        <translation>自杀念头</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Self-harm</source>
        <translation>自伤</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Abuse</source>
        <translation>虐待</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Addiction</source>
        <translation>成瘾</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exams</source>
        <translation>考试</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Loneliness</source>
        <translation>孤独</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Eating</source>
        <translation>饮食</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Money</source>
        <translation>金钱</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Migration</source>
        <translation>移居</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Misinformation</source>
        <translation>不实信息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Anger</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>writes plainly</source>
        <translation>说话平实</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>writes upset</source>
        <translation>情绪激动</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>writes little</source>
        <translation>话很少</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>writes at length</source>
        <translation>说得很长</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>wanders off</source>
        <translation>东拉西扯</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>is eager to please</source>
        <translation>处处迎合</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Risk, as its author meant it: low</source>
        <translation>风险（作者的设定）：低</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Risk, as its author meant it: raised</source>
        <translation>风险（作者的设定）：偏高</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Risk, as its author meant it: high</source>
        <translation>风险（作者的设定）：高</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Risk, as its author meant it: acute</source>
        <translation>风险（作者的设定）：紧急</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The model plays both sides.</source>
        <translation>双方都由模型扮演。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You play the person, the model answers.</source>
        <translation>你扮演此人，模型回复。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The model plays the person, you answer.</source>
        <translation>模型扮演此人，你来回复。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>You play both sides.</source>
        <translation>双方都由你扮演。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Next message</source>
        <translation>下一条</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Have it answered</source>
        <translation>让模型回复</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Write as the person in the scenario…</source>
        <translation>以情景中此人的身份写…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write your reply to the person…</source>
        <translation>写你给此人的回复…</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{subject} · {style}</source>
        <translation>{subject} · {style}</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{sides} Trust: {told} of {all}</source>
        <translation>{sides}信任：{told} / {all}</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Begin with the first line</source>
        <translation>从第一句话开始</translation>
    </message>
    <message>
        <location filename="../../app/commands/demonstration.py" line="+42"/>
        <source>A recording of yours; the one that comes with Oyster if not said.</source>
        <translation>你自己的录制文件；不指定则用 Oyster 自带的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../../app/commands/demonstration_record.py" line="-8"/>
        <source>en or zh; the program&apos;s if not said.</source>
        <translation>en 或 zh；不指定则与程序相同。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The id of the model that answers visitors; nobody if not said.</source>
        <translation>回答访客的模型编号；不指定则无人回答。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Speed of the replay; 0 shortens long waits.</source>
        <translation>回放速度；0 表示缩短较长的等待。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Seconds without anybody before it begins anew.</source>
        <translation>无人使用多少秒后重新开始。</translation>
    </message>
    <message>
        <location line="+23"/>
        <location filename="../../app/commands/demonstration_record.py" line="+16"/>
        <source>The language is en or zh.</source>
        <translation>语言只能是 en 或 zh。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Choose the passphrase that ends the demonstration. Nothing else does.</source>
        <translation>请选择结束演示的口令。除此之外没有别的办法结束。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A demonstration needs a passphrase that ends it. Begin it in a terminal, or in the settings.</source>
        <translation>演示需要一个用来结束它的口令。请在终端或设置中开始。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>There is no screen here. Begin the demonstration on a desktop.</source>
        <translation>这里没有屏幕。请在桌面环境中开始演示。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The demonstration is on the screen already.</source>
        <translation>演示已经在屏幕上了。</translation>
    </message>
    <message>
        <location filename="../../app/session/demonstration/kept_state.py" line="+95"/>
        <source>The demonstration cannot begin: nothing can be written in {folder}.</source>
        <translation>演示无法开始：{folder} 中无法写入。</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>A demonstration was begun, and its state is damaged. Delete {path}.</source>
        <translation>有一个已开始的演示，但它的状态文件已损坏。请删除 {path}。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>This is not the passphrase of the demonstration. Try again.</source>
        <translation>这不是演示的口令。请再试一次。</translation>
    </message>
    <message>
        <location filename="../../app/session/demonstration/scenarios.py" line="+94"/>
        <source>A scenario of the demonstration</source>
        <translation>演示的一个场景</translation>
    </message>
    <message>
        <location filename="../../app/session/recording/playing.py" line="+72"/>
        <source>A recording is shown only where nothing is kept. Begin the demonstration, and show it there.</source>
        <translation>录制内容只在不保存任何内容的地方展示。请开始演示，在那里展示。</translation>
    </message>
    <message>
        <location filename="../../app/session/recording/recorder.py" line="+41"/>
        <source>This recording is in another language. Name its language, or another file.</source>
        <translation>这份录制是另一种语言的。请指定它的语言，或换一个文件。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>This recording was made with another model. Name that model, or another file.</source>
        <translation>这份录制是用另一个模型做的。请指定那个模型，或换一个文件。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>A recording is not recorded again. Take its file as it is.</source>
        <translation>录制内容不会再次录制。请直接使用它的文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>A reply broke, so nothing was recorded: {sentence}</source>
        <translation>一个回答中断了，所以没有录下任何内容：{sentence}</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Nothing was recorded yet. Record one scenario at least.</source>
        <translation>还没有录下任何内容。请至少录制一个场景。</translation>
    </message>
    <message>
        <location filename="../../app/session/recording/recording_file.py" line="+39"/>
        <source>The recording cannot be written to {path}. Name another file.</source>
        <translation>录制内容无法写入 {path}。请换一个文件。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>{path} is too large for a recording. Choose another file.</source>
        <translation>{path} 太大，不像是录制文件。请选择别的文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The recording {path} cannot be read. Choose another file.</source>
        <translation>无法读取录制文件 {path}。请选择别的文件。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{path} is not a recording of Oyster. Choose another file.</source>
        <translation>{path} 不是 Oyster 的录制文件。请选择别的文件。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{path} was changed after it was recorded, so it is not shown. Take an unchanged copy.</source>
        <translation>{path} 在录制之后被改动过，因此不予展示。请使用未改动的副本。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>{path} is a recording that this program cannot show. Record it anew.</source>
        <translation>{path} 是本程序无法展示的录制文件。请重新录制。</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/choice_page.py" line="+32"/>
        <source>{number}. {title}</source>
        <translation>{number}. {title}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show: {title}</source>
        <translation>展示：{title}</translation>
    </message>
    <message>
        <location line="+22"/>
        <location line="+10"/>
        <source>What would you like to see?</source>
        <translation>您想看什么？</translation>
    </message>
    <message>
        <location line="-8"/>
        <source>Write a message yourself</source>
        <translation>自己写一条消息</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Nothing that is written here is kept, and nothing leaves this computer.</source>
        <translation>在这里写的内容不会保存，也不会离开这台电脑。</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/coach_mark.py" line="+35"/>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/ui/demonstration/presenter_view.py" line="+46"/>
        <source>‹ Back</source>
        <translation>‹ 上一步</translation>
    </message>
    <message>
        <location line="+0"/>
        <location filename="../../app/ui/demonstration/presenter_view.py" line="+0"/>
        <source>Back (left arrow)</source>
        <translation>上一步（左箭头）</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+24"/>
        <location filename="../../app/ui/demonstration/presenter_view.py" line="+2"/>
        <source>Next ›</source>
        <translation>下一步 ›</translation>
    </message>
    <message>
        <location line="-21"/>
        <location filename="../../app/ui/demonstration/presenter_view.py" line="+3"/>
        <source>Next (right arrow)</source>
        <translation>下一步（右箭头）</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>All scenarios</source>
        <translation>全部场景</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/presenter_view.py" line="-15"/>
        <source>Oyster: presenter&apos;s view</source>
        <translation>Oyster：演示者视图</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+58"/>
        <source>Presenter&apos;s view</source>
        <translation>演示者视图</translation>
    </message>
    <message>
        <location line="-53"/>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Begin it</source>
        <translation>开始</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Show the loop</source>
        <translation>播放循环</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close help from people</source>
        <translation>关闭求助页面</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>I am here: nothing begins anew by itself</source>
        <translation>我在这里：不要自动重新开始</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>The audience sees</source>
        <translation>观众看到的</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Your note</source>
        <translation>你的备注</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Comes next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>No mark is shown.</source>
        <translation>没有显示标记。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>{whole} since the beginning</source>
        <translation>已开始 {whole}</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{taken} of {planned} for this scenario, {whole} since the beginning</source>
        <translation>本场景 {taken} / {planned}，总共 {whole}</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>The loop plays: nobody is there.</source>
        <translation>正在循环播放：没有人在。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Somebody chooses what to see.</source>
        <translation>有人正在选择要看什么。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A scenario is walked through.</source>
        <translation>正在讲解一个场景。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A visitor writes.</source>
        <translation>有访客在写。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Help from people is shown: somebody may be in danger. Go to them.</source>
        <translation>正在显示求助信息：可能有人处于危险中。请到他身边去。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The visitor&apos;s choice.</source>
        <translation>由访客选择。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A message is said and answered: {words}</source>
        <translation>接着说一条消息并得到回答：{words}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The end of this scenario.</source>
        <translation>本场景结束。</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/screen_hold.py" line="+64"/>
        <source>This desktop (X11) gives the keyboard to the demonstration. What is left are the switch to another console (Ctrl+Alt+F1 to F12) and the power button: lock the first in the X server&apos;s settings, cover the second.</source>
        <translation>这个桌面 (X11) 会把键盘交给演示。剩下的只有切换控制台 (Ctrl+Alt+F1 到 F12) 和电源键：前者请在 X 服务器设置中锁定，后者请遮住。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This desktop (Wayland) keeps its own shortcuts, so somebody can switch to another window or log out. Begin the session as &apos;Xorg&apos; for an event, or switch the shortcuts off in the desktop&apos;s settings.</source>
        <translation>这个桌面 (Wayland) 保留自己的快捷键，所以有人可以切换窗口或注销。活动时请以“Xorg”方式登录，或在桌面设置中关闭快捷键。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Windows keeps Ctrl+Alt+Del, the Windows key and Alt+Tab. Use an account with assigned access (kiosk) for an event.</source>
        <translation>Windows 保留 Ctrl+Alt+Del、Windows 键和 Alt+Tab。活动时请使用分配了访问权限的账户（展台模式）。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>macOS keeps Command+Tab, Mission Control and the power button. Use an account that may open this program alone (Screen Time) for an event.</source>
        <translation>macOS 保留 Command+Tab、调度中心和电源键。活动时请使用只能打开本程序的账户（屏幕使用时间）。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>This screen does not tell what it keeps for itself. Try the desktop&apos;s shortcuts before the event.</source>
        <translation>无法得知这个屏幕保留了哪些快捷键。活动之前请先试一试。</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/stage_bars.py" line="+26"/>
        <location filename="../../app/ui/demonstration/stage_window.py" line="+40"/>
        <source>Demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Leave…</source>
        <translation>离开…</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Leave the demonstration with its passphrase</source>
        <translation>用口令离开演示</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Touch the screen or press a key to try it yourself</source>
        <translation>触摸屏幕或按任意键，亲自试一试</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Warning that it begins anew</source>
        <translation>即将重新开始的提醒</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/stage_flow.py" line="+148"/>
        <source>Oyster: guidance before refusal</source>
        <translation>Oyster：先引导，后拒绝</translation>
    </message>
    <message>
        <location line="+78"/>
        <source>{step} of {count}</source>
        <translation>{step} / {count}</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/stage_window.py" line="-1"/>
        <source>Oyster: demonstration</source>
        <translation>Oyster：演示</translation>
    </message>
    <message>
        <location filename="../../app/ui/demonstration/talk_area.py" line="+54"/>
        <source>No model runs here, so nobody answers. The message was only read for danger, and it is not kept.</source>
        <translation>这里没有运行模型，所以没有人回答。这条消息只用来检查有没有危险，不会保存。</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/recording_line.py" line="+21"/>
        <source>This is a recording</source>
        <translation>这是录制的内容</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/recording_words.py" line="+15"/>
        <source>Recording, not live: {model} ({standing}), SHA-256 {hash}…, recorded on {day}, {speed}</source>
        <translation>录制内容，并非实时：{model}（{standing}），SHA-256 {hash}…，录制于 {day}，{speed}</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>shown with its waits shortened</source>
        <translation>播放时缩短了等待</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>shown at its own speed</source>
        <translation>按原速播放</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>shown at {speed} times its own speed</source>
        <translation>以 {speed} 倍速播放</translation>
    </message>
    <message numerus="yes">
        <location filename="../../app/ui/view_models/stage.py" line="+44"/>
        <source>Is nobody here? It begins anew in one second. Touch the screen or press a key to stay.</source>
        <comment>Is nobody here? It begins anew in {count} seconds. Touch the screen or press a key to stay.</comment>
        <translation>
            <numerusform>没有人在吗？{count} 秒后重新开始。触摸屏幕或按任意键可以留下。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{minutes}:{seconds}</source>
        <translation>{minutes}:{seconds}</translation>
    </message>
    <message>
        <location filename="../../app/session/model_acquisition.py" line="+67"/>
        <source>{title} needs the hub&apos;s token, and the keyring could not be asked for it. {reason}</source>
        <translation>{title} 需要模型网站的访问令牌，但无法向密钥环索取。{reason}</translation>
    </message>
    <message>
        <location filename="../../app/alignment/evidence/sentence_vectors.py" line="+53"/>
        <source>The encoder of sentences does not answer on this computer, so nothing can be fitted with it.</source>
        <translation>这台电脑上的句子编码器没有响应，因此无法用它拟合。</translation>
    </message>
    <message>
        <location filename="../../app/commands/fit.py" line="+21"/>
        <source>A rated set (.jsonl).</source>
        <translation>评分集（.jsonl）。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Fit what the model&apos;s answers mean, not the classifier.</source>
        <translation>拟合模型回答的含义，而不是分类器。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Put it in force, where something is gained.</source>
        <translation>有改进时启用它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Put in force again what came with the program.</source>
        <translation>重新启用程序自带的。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Who fits it; kept with it.</source>
        <translation>由谁拟合；与它一起保存。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Why; kept with it.</source>
        <translation>为什么；与它一起保存。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Name a file, or --shipped.</source>
        <translation>请给出一个文件，或 --shipped。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Fitting</source>
        <translation>正在拟合</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Nothing is used yet: add --use, with --author and --reason.</source>
        <translation>尚未启用：请加上 --use，以及 --author 和 --reason。</translation>
    </message>
    <message>
        <location filename="../../app/domain/strategy_names.py" line="+8"/>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Refuse, and offer alternatives</source>
        <translation>拒绝，并提供其他选择</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lead to help</source>
        <translation>引向帮助</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Listen and support</source>
        <translation>倾听与支持</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Support, with a next step</source>
        <translation>支持，并给出下一步</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask what is meant</source>
        <translation>询问所指的是什么</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>General information</source>
        <translation>一般信息</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Answer, leaving out what is risky</source>
        <translation>回答，但略去有风险的部分</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Full answer</source>
        <translation>完整回答</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/rated_replies.py" line="+66"/>
        <source>no reply in it has a rating of its safety that its raters agree on</source>
        <translation>其中没有评分者意见一致的安全评分</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rate replies on a rubric with a scale called &apos;safety&apos;, as the program&apos;s own, and export the set again.</source>
        <translation>请用带有“safety”量表的评分表（例如程序自己的）给回复评分，再重新导出。</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Choose a file that can be read.</source>
        <translation>请选择一个可以读取的文件。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Choose a .jsonl file that Oyster wrote.</source>
        <translation>请选择由 Oyster 写出的 .jsonl 文件。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>it is no conversation of a rated set</source>
        <translation>这不是评分集中的对话</translation>
    </message>
    <message>
        <location filename="../../app/ui/scenarios/form_page.py" line="-22"/>
        <source>Fill in one language or both. Name no method, no means and no place of harm, and nobody who could be recognised. It is kept with your conversations, encrypted as they are. Comments in its text are not kept by this form.</source>
        <translation>请填写一种语言或两种语言。不要写出伤害的方法、工具或地点，也不要写可能被认出的人。它与你的对话保存在一起，同样加密。这个表单不保留文本中的注释。</translation>
    </message>
    <message>
        <location line="+24"/>
        <location filename="../../app/ui/scenarios/scenario_page.py" line="-56"/>
        <source>Edit as text</source>
        <translation>以文本编辑</translation>
    </message>
    <message>
        <location line="+79"/>
        <source>{field}: {fault}</source>
        <translation>{field}：{fault}</translation>
    </message>
    <message>
        <location filename="../../app/ui/sets/fit_flow.py" line="+21"/>
        <source>The classifier is fitted, and tried on messages that it has not seen…</source>
        <translation>正在拟合分类器，并用它没有见过的消息检验…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The loaded model is asked about each labelled message…</source>
        <translation>正在就每条有标签的消息询问已加载的模型…</translation>
    </message>
    <message>
        <location line="+73"/>
        <source>Read below what is gained; nothing is used yet.</source>
        <translation>请在下面阅读有何改进；尚未启用。</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>This counts from the next message.</source>
        <translation>从下一条消息起生效。</translation>
    </message>
    <message>
        <location filename="../../app/ui/sets/fit_part.py" line="+19"/>
        <source>Fits the sentence classifier, or the loaded model as the judge, to what raters confirmed or contested in the conversations chosen above. First you see what is gained on unseen messages; a fit with which the crisis screen would find less is refused.</source>
        <translation>按评分者在上面所选对话中确认或质疑过的评估，重新拟合句子分类器，或由已加载的模型担任的评判者。先显示在没有见过的消息上有何改进；如果会让危机筛查找出得更少，拟合将被拒绝。</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Try the classifier</source>
        <translation>试拟合分类器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try the judge</source>
        <translation>试拟合评判者</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Who fits it</source>
        <translation>由谁拟合</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Why it is fitted</source>
        <translation>为什么拟合</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use this fit</source>
        <translation>启用这次拟合</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Classifier as it came</source>
        <translation>恢复自带的分类器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Judge as it came</source>
        <translation>恢复自带的评判</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Fit to these labels</source>
        <translation>按这些标签拟合</translation>
    </message>
    <message>
        <location filename="../../app/ui/view_models/scenario_fields.py" line="-18"/>
        <source>One a line.</source>
        <translation>每行一条。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What the list calls it.</source>
        <translation>在列表中的名称。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Content note</source>
        <translation>内容提示</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What somebody should know before they read on.</source>
        <translation>读下去之前应该知道的事。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Who writes: age, life, what matters to them. Nobody who could be recognised.</source>
        <translation>是谁在写：年龄、生活、看重什么。不要写可能被认出的人。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What happened, and why they write now.</source>
        <translation>发生了什么，为什么现在来写。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What they write first.</source>
        <translation>他们写的第一句话。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>One a line, at most four, in the order in which trust brings them out.</source>
        <translation>每行一条，最多四条，按信任增长时说出的顺序。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One a line: what moves them from turn to turn.</source>
        <translation>每行一条：一轮一轮中让他们变化的是什么。</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>In any language</source>
        <translation>与语言无关</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Name of the scenario</source>
        <translation>情景的代号</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Small letters, digits and hyphens. With another name it is a further scenario.</source>
        <translation>小写字母、数字和连字符。换一个代号就是另一个情景。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>How they write</source>
        <translation>书写方式</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../../app/workspace/fitting/words.py" line="-2"/>
        <source>Danger</source>
        <translation>危险</translation>
    </message>
    <message>
        <location filename="../../app/workspace/fitting/classifier_fit.py" line="+55"/>
        <source>danger</source>
        <translation>危险</translation>
    </message>
    <message>
        <location line="+17"/>
        <location filename="../../app/workspace/fitting/judge_fit.py" line="+32"/>
        <source>distress</source>
        <translation>困境</translation>
    </message>
    <message>
        <location filename="../../app/workspace/fitting/desk.py" line="+56"/>
        <source>What came with the program is in force again</source>
        <translation>重新启用程序自带的</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Say who fits this anew, and why: both are kept with it.</source>
        <translation>请写明由谁重新拟合以及为什么：两者都会一起保存。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/fitting/gains.py" line="+88"/>
        <source>Nothing would be gained: on messages that the fit has not seen, it does no better than what came with the program. It is not used.</source>
        <translation>没有改进：在拟合没有见过的消息上，它并不比程序自带的更好，因此不启用。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/fitting/judge_fit.py" line="+0"/>
        <source>a wish to do harm</source>
        <translation>伤害他人的意图</translation>
    </message>
    <message>
        <location line="+53"/>
        <source>The loaded model cannot judge what these labels are about: it failed that part of its self-test.</source>
        <translation>已加载的模型无法判断这些标签所涉及的内容：它没有通过自测的那一部分。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A guard model judges here, used as it was published: there is nothing to calibrate.</source>
        <translation>这里由护栏模型评判，按其发布时的样子使用：没有可校准的内容。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The loaded model has not taken its self-test yet. It does so while it is idle; try again after that.</source>
        <translation>已加载的模型还没有完成自测。它会在空闲时进行；请在那之后再试。</translation>
    </message>
    <message>
        <location line="+70"/>
        <source>This fit cannot be used: of the self-test&apos;s messages in distress the judge would find {after}, not {before}.</source>
        <translation>无法使用这次拟合：在自测的困境消息中，评判者会找出 {after} 条，而不是 {before} 条。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/fitting/labels.py" line="+102"/>
        <source>There are too few labels for {what}: {yes} messages with it and {no} without, in {conversations} conversations. It takes {least} of each in {least_conversations} conversations. Confirm or contest the assessment of more messages.</source>
        <translation>关于“{what}”的标签太少：{conversations} 个对话中有 {yes} 条属于它，{no} 条不属于。需要 {least_conversations} 个对话中各有 {least} 条。请确认或质疑更多消息的评估。</translation>
    </message>
    <message>
        <location filename="../../app/workspace/fitting/words.py" line="+6"/>
        <source>The sentence classifier</source>
        <translation>句子分类器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The judge, which is the loaded model</source>
        <translation>评判者（已加载的模型）</translation>
    </message>
    <message numerus="yes">
        <location line="+8"/>
        <source>{count} message has a label of people, in {conversations} conversations.</source>
        <comment>{count} messages have a label of people, in {conversations} conversations.</comment>
        <translation>
            <numerusform>{conversations} 个对话中有 {count} 条消息带有人给出的标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>One was left out, because its raters contradict each other.</source>
        <comment>{count} were left out, because their raters contradict each other.</comment>
        <translation>
            <numerusform>有 {count} 条未计入，因为评分者意见相互矛盾。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Each conversation was scored by a fit to the other ones.</source>
        <translation>每个对话都由按其他对话拟合的结果来打分。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Of {lines} lines in {language} whose writers are in danger and which no rule finds: {has} found, {sure} of them surely; now {had} and {had_sure}.</source>
        <translation>作者处于危险中、而规则找不出的 {lines} 句{language}：找出 {has} 句，其中有把握的 {sure} 句；现在是 {had} 句和 {had_sure} 句。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>95 % interval {low:+.3f} to {high:+.3f}</source>
        <translation>95 % 区间 {low:+.3f} 至 {high:+.3f}</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>too few for an interval</source>
        <translation>太少，无法给出区间</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>{name}: {gain:+.3f} nats gained a message ({between}); loss {before:.3f}, then {after:.3f}.</source>
        <translation>{name}：每条消息改进 {gain:+.3f} 奈特（{between}）；损失原为 {before:.3f}，之后为 {after:.3f}。</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Found before: {before}; then: {after}.</source>
        <translation>原先找出：{before}；之后：{after}。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>{found} of {belong}, with {flagged} of {others} others, {auc} of the pairs in order</source>
        <translation>{belong} 条中的 {found} 条，另有其他 {others} 条中的 {flagged} 条，{auc} 的配对顺序正确</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>{part}: as it came with the program.</source>
        <translation>{part}：程序自带的。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>{part}: as it came with the program. What {author} fitted on {day} was checked under another version of the program, so it is not used; fit it anew.</source>
        <translation>{part}：程序自带的。{author} 在 {day} 的拟合是在程序的另一个版本下检验的，因此没有启用；请重新拟合。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{part}: fitted by {author} on {day}: {reason}</source>
        <translation>{part}：由 {author} 于 {day} 拟合：{reason}</translation>
    </message>
    <message>
        <location filename="../../app/workspace/scenario_draft.py" line="+59"/>
        <source>Use small letters, digits and hyphens, as in my-own-one: three characters at least.</source>
        <translation>请用小写字母、数字和连字符，例如 my-own-one：至少三个字符。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Write the scenario in English or in Chinese, or in both.</source>
        <translation>请用英文或中文，或两种语言写出情景。</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Write something here, or empty all fields of this language.</source>
        <translation>请在这里写点什么，或清空这种语言的所有栏目。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>At most {most} lines, please: there are {count}.</source>
        <translation>最多 {most} 行：现在有 {count} 行。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This is too long: at most {longest} characters.</source>
        <translation>太长了：最多 {longest} 个字符。</translation>
    </message>
    <message>
        <location filename="../../app/commands/update.py" line="+22"/>
        <source>Fetch the installer and check it.</source>
        <translation>下载安装程序并核对。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Where the installer is put; the folder of downloads if not said.</source>
        <translation>安装程序的存放位置；不指定则放在“下载”文件夹。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Version {version} is the newest.</source>
        <translation>版本 {version} 已是最新。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&apos;oyster update --fetch&apos; fetches its installer.</source>
        <translation>“oyster update --fetch”会下载它的安装程序。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Oyster {version}</source>
        <translation>Oyster {version}</translation>
    </message>
    <message>
        <location filename="../../app/session/program_update/publisher.py" line="+35"/>
        <source>The table of who publishes updates</source>
        <translation>更新发布者的表</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>This copy names nobody who publishes newer versions. Ask whoever you have it from for one.</source>
        <translation>这份程序没有写明由谁发布新版本。请向给你这份程序的人索取。</translation>
    </message>
    <message>
        <location filename="../../app/session/program_update/release_list.py" line="+70"/>
        <source>The list of new versions is not signed by who publishes this program, so nothing of it was used. Ask again later, and tell the publisher if it stays so.</source>
        <translation>新版本清单没有本程序发布者的签名，因此没有采用。请稍后再试；如果一直这样，请告诉发布者。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>This version cannot read the list of new versions. Ask the publisher for an installer.</source>
        <translation>这个版本读不懂新版本清单。请向发布者索取安装程序。</translation>
    </message>
    <message>
        <location filename="../../app/session/program_update/update.py" line="+81"/>
        <source>Version {version} is there. This copy runs from its source: bring the checkout up to date instead.</source>
        <translation>版本 {version} 已发布。这份程序从源代码运行：请改为更新源代码。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Version {version} is there, but not for this system yet. Ask again later.</source>
        <translation>版本 {version} 已发布，但还没有适合本系统的安装程序。请稍后再试。</translation>
    </message>
    <message>
        <location filename="../../app/session/program_update/update_words.py" line="+15"/>
        <source>Version {version} of Oyster is there; this is {present}.</source>
        <translation>Oyster 的版本 {version} 已发布；当前是 {present}。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The installer of version {version} is in {path}; its hash and signature are right. Close Oyster and open it. Your conversations stay, and where their database changes, a copy of it is kept first.</source>
        <translation>版本 {version} 的安装程序在 {path}，散列值和签名都正确。请关闭 Oyster 后打开它。你的对话会保留；如果数据库有改动，会先保存一份副本。</translation>
    </message>
    <message>
        <location filename="../../app/domain/named_server.py" line="+43"/>
        <source>{model} at {place}</source>
        <translation>{place} 上的 {model}</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>This is not the address of a server. It looks like https://models.example.org/v1.</source>
        <translation>这不是服务器的地址。地址形如 https://models.example.org/v1。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Leave name and password out of the address: there is a field for the token.</source>
        <translation>请不要在地址里写用户名和密码：令牌另有一栏。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Messages go to another computer over HTTPS alone: the address has to begin with https://.</source>
        <translation>消息只能通过 HTTPS 发往另一台计算机：地址必须以 https:// 开头。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Say by its name which model of the server is to answer.</source>
        <translation>请写明由服务器上的哪个模型来回答。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>What you write goes to another program on this computer, at {place}.</source>
        <translation>你写的内容会发给这台计算机上的另一个程序：{place}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What you write leaves this computer: it is sent to {place}.</source>
        <translation>你写的内容会离开这台计算机：它会发往 {place}。</translation>
    </message>
    <message>
        <location filename="../../app/engine/server/failures.py" line="+41"/>
        <source>The connection to {place} is not protected by a certificate that this computer trusts, so nothing was sent.</source>
        <translation>与 {place} 的连接没有这台计算机信任的证书保护，因此什么都没有发送。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The server at {place} has not answered for {seconds} seconds. It may be busy: send the message again later, or choose another model.</source>
        <translation>{place} 上的服务器已有 {seconds} 秒没有回答。它可能正忙：请稍后再发，或换一个模型。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The server at {place} cannot be reached. Check its address, and whether it runs.</source>
        <translation>无法连接 {place} 上的服务器。请检查地址，以及它是否在运行。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The connection to {place} broke off in the middle of the answer. What had arrived is kept; send the message again.</source>
        <translation>与 {place} 的连接在回答中途断开。已收到的内容已保留；请重新发送消息。</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The message is too long for the model at {place}. Shorten it.</source>
        <translation>这条消息对 {place} 上的模型来说太长。请缩短。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The server at {place} does not accept the token. Enter the right one.</source>
        <translation>{place} 上的服务器不接受此令牌。请输入正确的令牌。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>There is no such interface or model at {place}. Check address and model.</source>
        <translation>{place} 上没有这样的接口或模型。请检查地址和模型。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The server at {place} leads elsewhere, and nobody named that place.</source>
        <translation>{place} 上的服务器指向别处，而那里不是你指定的。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The server at {place} is too busy. Try again later.</source>
        <translation>{place} 上的服务器太忙。请稍后再试。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The server at {place} could not answer this.</source>
        <translation>{place} 上的服务器无法回答这个请求。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The server at {place} failed while it answered. Send the message again.</source>
        <translation>{place} 上的服务器在回答时出错。请重新发送消息。</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>What {place} answered is not what an OpenAI-compatible server answers. Check the address.</source>
        <translation>{place} 的回答不像是 OpenAI 兼容服务器的回答。请检查地址。</translation>
    </message>
    <message>
        <location filename="../../app/commands/server.py" line="+19"/>
        <source>Its address, such as https://models.example.org/v1.</source>
        <translation>它的地址，例如 https://models.example.org/v1。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The name of the model there.</source>
        <translation>那里的模型名称。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Ask for the server&apos;s token; it is kept in the system&apos;s keyring.</source>
        <translation>询问服务器的令牌；它会保存在系统的密钥环中。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Read the server&apos;s token from this file descriptor.</source>
        <translation>从此文件描述符读取服务器的令牌。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Have it answer where no other model is said.</source>
        <translation>没有指明其他模型时由它回答。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name no server any more, and delete its token.</source>
        <translation>不再指定服务器，并删除其令牌。</translation>
    </message>
    <message>
        <location line="+8"/>
        <location line="+10"/>
        <source>No server is named: models answer on this computer alone.</source>
        <translation>没有指定服务器：只由这台计算机上的模型回答。</translation>
    </message>
    <message>
        <location line="-7"/>
        <source>Token of the server (not shown):</source>
        <translation>服务器的令牌（不显示）：</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>It answers. &apos;oyster chat --model {server}&apos; talks with it.</source>
        <translation>它有回答。“oyster chat --model {server}”可与它对话。</translation>
    </message>
    <message>
        <location filename="../../app/ui/conversation/server_mark.py" line="+21"/>
        <source>Where messages go</source>
        <translation>消息发往何处</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Not in this program</source>
        <translation>不在本程序内</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Sent to {place}</source>
        <translation>发往 {place}</translation>
    </message>
    <message>
        <location filename="../../app/ui/dialogs/server_sheet.py" line="-45"/>
        <source>An OpenAI-compatible server, such as vLLM or llama-server, can answer in place of a model of this computer. All that a model reads then goes there: what you write, the conversation before it, what the model is told before every conversation, and the questions of the analysis. Whoever runs the server can read it. Help in a crisis needs no server. Nothing is sent before you name one here.</source>
        <translation>OpenAI 兼容的服务器（例如 vLLM 或 llama-server）可以代替这台计算机上的模型来回答。这时，模型要读的一切都会发到那里：你写的内容、之前的对话、每次对话前告诉模型的内容，以及分析所提的问题。运行服务器的人可以读到这些内容。危机中的帮助不需要服务器。在你在此指定服务器之前，什么都不会发送。</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A server elsewhere</source>
        <translation>别处的服务器</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Address of the server</source>
        <translation>服务器的地址</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name of the model there</source>
        <translation>那里的模型名称</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Token: kept in the keyring, type another one to change it</source>
        <translation>令牌：已保存在密钥环中，输入另一个即可更换</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Token, if the server wants one</source>
        <translation>令牌（如果服务器需要）</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The token goes into this system&apos;s keyring, for this server alone.</source>
        <translation>令牌保存在此系统的密钥环中，只用于这台服务器。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Have this server answer</source>
        <translation>由这台服务器回答</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No server</source>
        <translation>不用服务器</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Name no server any more</source>
        <translation>不再指定服务器</translation>
    </message>
    <message>
        <location filename="../../app/ui/server_flow.py" line="+58"/>
        <source>No server is named any more: nothing is sent there.</source>
        <translation>不再指定服务器：不会再向那里发送任何内容。</translation>
    </message>
    <message>
        <location filename="../../app/domain/category_names.py" line="-35"/>
        <source>Cult</source>
        <translation>邪教</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Illicit uses</source>
        <translation>违法用途</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Biodiversity protection</source>
        <translation>生物多样性保护</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Religious superstition</source>
        <translation>宗教迷信</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cybersecurity</source>
        <translation>网络安全</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Commercial law violations</source>
        <translation>违反商法</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Intellectual property</source>
        <translation>知识产权</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Violation of personal rights</source>
        <translation>侵犯人身权利</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Harmful scenes</source>
        <translation>不良场景</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Promotion of negative values</source>
        <translation>宣扬不良价值观</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Subjective evaluation or comparison</source>
        <translation>主观评价或比较</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Business ethics violations</source>
        <translation>违反商业道德</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Race, ethnicity, religion, region</source>
        <translation>种族、民族、宗教、地域</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gender, occupation, age and other</source>
        <translation>性别、职业、年龄等</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Vulnerable groups</source>
        <translation>弱势群体</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Special groups</source>
        <translation>特殊群体</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bodily harm</source>
        <translation>身体伤害</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mental health</source>
        <translation>心理健康</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hate and abuse</source>
        <translation>仇恨与辱骂</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Personal data</source>
        <translation>个人数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Business data</source>
        <translation>商业数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sensitive data</source>
        <translation>敏感数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Common-sense factual errors</source>
        <translation>常识性错误</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Non-political false rumours</source>
        <translation>非政治性谣言</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Illegal drugs</source>
        <translation>毒品</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Gambling</source>
        <translation>赌博</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hazardous materials</source>
        <translation>危险物质</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Illegal acts</source>
        <translation>违法行为</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Violent terror</source>
        <translation>暴力恐怖</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Healthcare</source>
        <translation>医疗健康</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Investment and finance</source>
        <translation>投资与金融</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Legal consultation</source>
        <translation>法律咨询</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Danger to life now</source>
        <translation>眼下有生命危险</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Distress, of a depth that was not judged</source>
        <translation>痛苦，程度未作判断</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Harm to somebody, of a kind that was not judged</source>
        <translation>会伤害他人，种类未作判断</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pornographic contraband</source>
        <translation>色情违禁品</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Drug crimes</source>
        <translation>毒品犯罪</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dangerous weapons</source>
        <translation>危险武器</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Property infringement</source>
        <translation>侵犯财产</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Economic crimes</source>
        <translation>经济犯罪</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Abusive curses</source>
        <translation>谩骂</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Defamation</source>
        <translation>诽谤</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Threats and intimidation</source>
        <translation>威胁恐吓</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cyberbullying</source>
        <translation>网络欺凌</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Physical health</source>
        <translation>身体健康</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Social ethics</source>
        <translation>社会伦理</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Science ethics</source>
        <translation>科学伦理</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Personal privacy</source>
        <translation>个人隐私</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Commercial secret</source>
        <translation>商业秘密</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Access control</source>
        <translation>访问控制</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Malicious code</source>
        <translation>恶意代码</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hacker attack</source>
        <translation>黑客攻击</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Physical security</source>
        <translation>物理安全</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Violent terrorism</source>
        <translation>暴力恐怖主义</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Social disruption</source>
        <translation>扰乱社会</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Extremist ideology</source>
        <translation>极端思想</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Finance</source>
        <translation>金融</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Medicine</source>
        <translation>医学</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Law</source>
        <translation>法律</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Corruption of minors</source>
        <translation>教唆未成年人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Minor abuse</source>
        <translation>虐待未成年人</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Minor delinquency</source>
        <translation>未成年人犯罪</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Violence</source>
        <translation>暴力</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Illegal acts without violence</source>
        <translation>非暴力违法行为</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sexual content</source>
        <translation>性内容</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Data about a person</source>
        <translation>涉及个人的数据</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Suicide and self-harm</source>
        <translation>自杀与自伤</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unethical acts</source>
        <translation>不道德行为</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Politically sensitive topics</source>
        <translation>政治敏感话题</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>An attempt to talk the model round</source>
        <translation>试图说服模型越界</translation>
    </message>
    <message>
        <location filename="../../app/privacy/tokens.py" line="+38"/>
        <source>The token cannot be kept: {folder} cannot be written.</source>
        <translation>无法保存令牌：{folder} 不能写入。</translation>
    </message>
    <message>
        <location filename="../../app/session/kept_token.py" line="+21"/>
        <source>Your token for {hub} is in this system&apos;s keyring, which may ask for your password.</source>
        <translation>你在 {hub} 的令牌存放在本系统的密钥环中，它可能会要求你输入密码。</translation>
    </message>
    <message>
        <location filename="../../app/ui/downloads/download_flow.py" line="+28"/>
        <source>Let the download go on when you are ready for that.</source>
        <translation>准备好后，让下载继续即可。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/log_without_texts.py" line="+38"/>
        <source>left out of the log</source>
        <translation>日志中未保留</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/helper_opening.py" line="+67"/>
        <source>This model is of a kind that no smaller model can help to write faster.</source>
        <translation>这个模型属于小模型无法帮助加快书写的类型。</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>{name} is of a kind that cannot help this model to write faster.</source>
        <translation>{name}属于无法帮助这个模型加快书写的类型。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>{name} has other word pieces (tokens) than this model, so it cannot help it to write faster.</source>
        <translation>{name}的词元与这个模型不同，因此无法帮助它加快书写。</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>There is too little free memory for {name} beside this model, so it does not help it to write faster.</source>
        <translation>除这个模型外，剩余内存不足以再容纳{name}，因此不用它来加快书写。</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>{name} could not be used to write faster. {error}</source>
        <translation>无法用{name}来加快书写。{error}</translation>
    </message>
    <message>
        <location filename="../../app/ui/panel/unexplained.py" line="+22"/>
        <source>More about this message</source>
        <translation>关于这条消息的更多内容</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What only explains a turn changes no answer and takes a model as long as writing does. So it is worked out where somebody looks, and at your wish.</source>
        <translation>仅用于解释的部分不会改变任何回答，而模型为此花费的时间与写作一样长。因此只有当有人查看时，或应你的要求时，才会计算。</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Work it out now</source>
        <translation>现在计算</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/data/spreadsheet_process.py" line="-22"/>
        <source>the process that reads it ended</source>
        <translation>读取它的进程已结束</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try again, or save the file anew.</source>
        <translation>请重试，或重新保存该文件。</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>it takes more memory than there is</source>
        <translation>它需要的内存超过可用内存</translation>
    </message>
    <message>
        <location filename="../../app/session/helper_choice.py" line="+37"/>
        <source>With {helper} ({size}) beside it, it may write faster; where this computer gains nothing by that, the program lets go of it again.</source>
        <translation>有{helper}（{size}）辅助，它也许会写得更快；如果在这台电脑上没有好处，程序会停用这个辅助模型。</translation>
    </message>
    <message>
        <location filename="../../app/evaluation/run_logs.py" line="+78"/>
        <source>The run &apos;{name}&apos; is not unique.</source>
        <translation>运行名称“{name}”不唯一。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The run &apos;{name}&apos; is not known.</source>
        <translation>没有名为“{name}”的运行。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&apos;oyster eval list&apos; shows the runs; &apos;last&apos; is the newest.</source>
        <translation>“oyster eval list”会列出各次运行；“last”是最新的一次。</translation>
    </message>
    <message>
        <location filename="../../app/models/acquisition_with_guard.py" line="+48"/>
        <source>The model is here, but not its guard. {why} Fetch {guard} by itself later.</source>
        <translation>模型已在这里，但它的守护模型不在。{why}请稍后单独下载 {guard}。</translation>
    </message>
    <message>
        <location filename="../../app/models/model_build/build_specification.py" line="+46"/>
        <source>A part of this model is here already, from {service}. Go on from there, or give it up first.</source>
        <translation>此模型的一部分已在这里，来自 {service}。请从那里继续，或先放弃它。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The option is --from {service}; &apos;oyster models cancel NAME&apos; gives it up.</source>
        <translation>对应的选项是 --from {service}；“oyster models cancel NAME”可以放弃它。</translation>
    </message>
    <message>
        <location filename="../../app/models/origin_check/check.py" line="+98"/>
        <source>{name} is one part of {count}, and only a whole file can be compared. Join the parts first, with llama-gguf-split of llama.cpp.</source>
        <translation>{name} 是 {count} 部分中的一部分，只有完整的文件才能比对。请先用 llama.cpp 的 llama-gguf-split 合并各部分。</translation>
    </message>
    <message>
        <location filename="../../app/session/model_choice.py" line="+43"/>
        <source>There is no model on this computer yet. The page of models offers some.</source>
        <translation>这台计算机上还没有模型。“模型”页面上有可选的模型。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&apos;oyster models get trial&apos; fetches the trial model.</source>
        <translation>“oyster models get trial”可以下载试用模型。</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Say which model to talk with: {names}.</source>
        <translation>请说明与哪个模型对话：{names}。</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The option for it is --model.</source>
        <translation>对应的选项是 --model。</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>The model &apos;{wanted}&apos; is not on this computer.</source>
        <translation>这台计算机上没有模型“{wanted}”。</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&apos;oyster models list&apos; shows what is, &apos;oyster models get {wanted}&apos; fetches it.</source>
        <translation>“oyster models list”显示现有的模型，“oyster models get {wanted}”下载它。</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&apos;oyster models list&apos; shows what is; a GGUF file is named by its path.</source>
        <translation>“oyster models list”显示现有的模型；GGUF 文件用它的路径指定。</translation>
    </message>
    <message>
        <location filename="../../app/storage/connection.py" line="-5"/>
        <source>Conversations cannot be kept in {folder}: nothing can be written there. Allow writing, and start again.</source>
        <translation>对话无法保存在 {folder}：那里无法写入。请允许写入，然后重新启动。</translation>
    </message>
    <message>
        <location filename="../../app/engine/worker/measuring.py" line="+99"/>
        <source>There is too little free memory to measure how fast this model is.</source>
        <translation>可用内存太少，无法测量这个模型有多快。</translation>
    </message>
    <message>
        <location filename="../../app/session/measured_words.py" line="+29"/>
        <source>How fast it is on this computer was not measured yet; this is done once, while nobody waits for it.</source>
        <translation>还没有测量它在这台电脑上有多快；只测一次，在没有人等它的时候进行。</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Measured on {day} on this computer, in tokens written a second: {rates}.</source>
        <translation>{day}在这台电脑上测得，每秒写出的词元数：{rates}。</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>{device}, measured on {day}: {writes} tokens written a second, {reads} read.</source>
        <translation>{device}，测于{day}：每秒写 {writes} 个词元，读 {reads} 个。</translation>
    </message>
    <message>
        <location line="-24"/>
        <source>It computes on: {device}.</source>
        <translation>当前由{device}计算。</translation>
    </message>
    <message numerus="yes">
        <location line="+39"/>
        <source>{rate} with {count} thread</source>
        <comment>{rate} with {count} threads</comment>
        <translation>
            <numerusform>用 {count} 个线程时 {rate} 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+12"/>
        <source>Used, as you chose: {count} thread.</source>
        <comment>Used, as you chose: {count} threads.</comment>
        <translation>
            <numerusform>按你的选择采用：{count} 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>Used: {count} thread.</source>
        <comment>Used: {count} threads.</comment>
        <translation>
            <numerusform>采用：{count} 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Used: {writing} for writing, {reading} for reading.</source>
        <translation>采用：写作用 {writing}，阅读用 {reading}。</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>What you write is read {tokens} tokens at a time.</source>
        <translation>你写的内容每次读 {tokens} 个词元。</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <location filename="../../app/ui/dialogs/settings.py" line="-64"/>
        <source>{count} thread</source>
        <comment>{count} threads</comment>
        <translation>
            <numerusform>{count} 个线程</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/idle_work.py" line="+40"/>
        <source>The model is being tested for what it can judge, once: {share}</source>
        <translation>正在测试模型能判断什么，只测这一次：{share}</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>How fast the model is here is being measured, once: {share}</source>
        <translation>正在测量模型在这台电脑上有多快，只测这一次：{share}</translation>
    </message>
</context>
</TS>
