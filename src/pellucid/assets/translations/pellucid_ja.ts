<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>ActivationsPage</name>
    <message>
        <source>Activations</source>
        <translation>活性</translation>
    </message>
    <message>
        <source>The network has no hidden layer, so nothing is activated. Add a layer under Network.</source>
        <translation>隠れ層がないため、活性はありません。「ネットワーク」で層を追加してください。</translation>
    </message>
    <message>
        <source>Outputs for {examples}. Bars: √count.</source>
        <translation>{examples}に対する出力。棒の高さ：√個数</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} ～ {high}</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>第 {number} 層</translation>
    </message>
    <message>
        <source>{count} not finite</source>
        <translation>非有限 {count} 個</translation>
    </message>
    <message>
        <source>{share} zero</source>
        <translation>ゼロ {share}</translation>
    </message>
    <message>
        <source>{zero}, {dead} of {units} units always</source>
        <translation>{zero}、{units} 個中 {dead} 個は常にゼロ</translation>
    </message>
    <message>
        <source>mean {mean}, standard deviation {deviation}</source>
        <translation>平均 {mean}、標準偏差 {deviation}</translation>
    </message>
    <message>
        <source>mean {mean}, std {deviation}</source>
        <translation>平均 {mean}、偏差 {deviation}</translation>
    </message>
</context>
<context>
    <name>AlongPage</name>
    <message>
        <source>Along a weight</source>
        <translation>1 つの重みに沿って</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>傾き {slope}</translation>
    </message>
    <message>
        <source>The slope tells which way the weight has to go, and how steeply the loss falls there.</source>
        <translation>傾きは、重みをどちらへ動かすべきか、損失がどれだけ急に下がるかを示します。</translation>
    </message>
    <message>
        <source>The accuracy has steps, and between them it is flat: its slope is 0 and says nothing of which way to go. The slope of the loss does.</source>
        <translation>精度は階段状で、段の間は平らです。傾きが 0 なので、どちらへ進むべきか分かりません。損失の傾きなら分かります。</translation>
    </message>
</context>
<context>
    <name>AlongPlot</name>
    <message>
        <source>Drag to move the weight; arrow keys move it too, with Shift ten times as far</source>
        <translation>ドラッグで重みを動かします。矢印キーでも動き、Shift で 10 倍動きます</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>The class that the network holds for most probable</source>
        <translation>ネットワークが最も確率が高いとみなしたクラス</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>予測なし</translation>
    </message>
</context>
<context>
    <name>Arithmetic</name>
    <message>
        <source>Forward</source>
        <translation>順伝播</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>逆伝播</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>what it computes</source>
        <translation>計算の中身</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>how wrong the answer is</source>
        <translation>答えの誤り</translation>
    </message>
    <message>
        <source>how the error is shared</source>
        <translation>誤差の分け方</translation>
    </message>
    <message>
        <source>{count} of {examples} examples; click one to see it worked out</source>
        <translation>{examples} 例のうち {count} 例。クリックすると、その計算を表示します</translation>
    </message>
    <message>
        <source>{optimizer}, η = {rate}</source>
        <translation>{optimizer}、η = {rate}</translation>
    </message>
    <message>
        <source>Update taken</source>
        <translation>更新済み</translation>
    </message>
</context>
<context>
    <name>ArithmeticColumn</name>
    <message>
        <source>The operations that were run, as lines of NumPy</source>
        <translation>実行された演算を NumPy の行で示します</translation>
    </message>
</context>
<context>
    <name>Brightness</name>
    <message>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>Brightness: drag, or use the arrow keys, with Shift by ten</source>
        <translation>明るさ：ドラッグか矢印キーで変更、Shift を押しながらで 10 ずつ</translation>
    </message>
</context>
<context>
    <name>BrushButton</name>
    <message>
        <source>Brush {name}</source>
        <translation>ブラシ {name}</translation>
    </message>
    <message>
        <source>Paint points of class {name}; every fourth one is for testing</source>
        <translation>クラス {name} の点を描きます。4 点に 1 点はテスト用です</translation>
    </message>
</context>
<context>
    <name>BugChoice</name>
    <message>
        <source>Plant a bug</source>
        <translation>バグを仕込む</translation>
    </message>
    <message>
        <source>Plant a bug in the backward pass, here alone: training goes without it</source>
        <translation>逆伝播にバグを仕込みます。ここだけのことで、学習には影響しません</translation>
    </message>
    <message>
        <source>Layer with the bug</source>
        <translation>バグのある層</translation>
    </message>
    <message>
        <source>The layer that makes the mistake</source>
        <translation>間違いをする層</translation>
    </message>
</context>
<context>
    <name>CellPopover</name>
    <message>
        <source>True class {true}, predicted {predicted}</source>
        <translation>正解 {true}、予測 {predicted}</translation>
    </message>
    <message>
        <source>Looking for them …</source>
        <translation>探しています…</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>{count} training digits at step {step}, the most certain first</source>
        <translation>ステップ {step} の訓練データの数字 {count} 件（確信度の高い順）</translation>
    </message>
    <message>
        <source>the {shown} most certain of {count} training digits at step {step}</source>
        <translation>ステップ {step} の訓練データの数字 {count} 件中、確信度の高い {shown} 件</translation>
    </message>
    <message>
        <source>{count} training pictures at step {step}, the most certain first</source>
        <translation>ステップ {step} の訓練画像 {count} 件（確信度の高い順）</translation>
    </message>
    <message>
        <source>the {shown} most certain of {count} training pictures at step {step}</source>
        <translation>ステップ {step} の訓練画像 {count} 件中、確信度の高い {shown} 件</translation>
    </message>
    <message>
        <source>{count} test digits at step {step}, the most certain first</source>
        <translation>ステップ {step} のテストデータの数字 {count} 件（確信度の高い順）</translation>
    </message>
    <message>
        <source>the {shown} most certain of {count} test digits at step {step}</source>
        <translation>ステップ {step} のテストデータの数字 {count} 件中、確信度の高い {shown} 件</translation>
    </message>
    <message>
        <source>{count} test pictures at step {step}, the most certain first</source>
        <translation>ステップ {step} のテスト画像 {count} 件（確信度の高い順）</translation>
    </message>
    <message>
        <source>the {shown} most certain of {count} test pictures at step {step}</source>
        <translation>ステップ {step} のテスト画像 {count} 件中、確信度の高い {shown} 件</translation>
    </message>
    <message>
        <source>Digit {number}: {predicted} with {probability}</source>
        <translation>数字 {number}：{predicted}（{probability}）</translation>
    </message>
    <message>
        <source>Picture {number}: {predicted} with {probability}</source>
        <translation>画像 {number}：{predicted}（{probability}）</translation>
    </message>
</context>
<context>
    <name>Chain</name>
    <message>
        <source>Chain of operations</source>
        <translation>演算の並び</translation>
    </message>
    <message>
        <source>{layer}: {formula}</source>
        <translation>{layer}：{formula}</translation>
    </message>
</context>
<context>
    <name>CheckNumbers</name>
    <message>
        <source>Numerical</source>
        <translation>数値微分</translation>
    </message>
    <message>
        <source>Analytic</source>
        <translation>誤差逆伝播</translation>
    </message>
    <message>
        <source>Numerical and analytic gradient</source>
        <translation>数値微分と誤差逆伝播の勾配</translation>
    </message>
    <message>
        <source>Numerical: (L(θ + ε) − L(θ − ε)) / 2ε, in float64. Analytic: what backpropagation finds.
Digits that both losses share cancel; only the bold ones are left.</source>
        <translation>数値微分：(L(θ + ε) − L(θ − ε)) / 2ε、float64。誤差逆伝播：逆伝播が求めた値。
2 つの損失に共通する桁は打ち消し合い、太字の桁だけが残ります。</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>相対誤差</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>クラスの確率</translation>
    </message>
    <message>
        <source>The probability of each class, as the network sees it; together they are 100%</source>
        <translation>ネットワークが出した各クラスの確率。合計は 100% です。</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>red</source>
        <translation>赤</translation>
    </message>
    <message>
        <source>green</source>
        <translation>緑</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>青</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>ピンク</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>茶色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>オレンジ</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黒</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>Colour scale</source>
        <translation>色の目盛</translation>
    </message>
</context>
<context>
    <name>ColourCard</name>
    <message>
        <source>Try it</source>
        <translation>ためす</translation>
    </message>
    <message>
        <source>Red, from 0 to 255</source>
        <translation>赤（0 ～ 255）</translation>
    </message>
    <message>
        <source>Green, from 0 to 255</source>
        <translation>緑（0 ～ 255）</translation>
    </message>
    <message>
        <source>Blue, from 0 to 255</source>
        <translation>青（0 ～ 255）</translation>
    </message>
</context>
<context>
    <name>ColourData</name>
    <message>
        <source>There are {number} colour names. Take at most so many for train and test together.</source>
        <translation>色名データは {number} 件です。訓練とテストの合計がこれを超えないようにしてください。</translation>
    </message>
</context>
<context>
    <name>ColourEntry</name>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Type a colour: #7A425E, rgb(122, 66, 94) or a CSS name like teal</source>
        <translation>色を入力：#7A425E、rgb(122, 66, 94)、または teal などの CSS の色名</translation>
    </message>
    <message>
        <source>“{text}” is not a colour. Type one like #7A425E, rgb(122, 66, 94) or teal.</source>
        <translation>「{text}」は色ではありません。#7A425E、rgb(122, 66, 94)、teal のように入力してください。</translation>
    </message>
</context>
<context>
    <name>ColourWheel</name>
    <message>
        <source>Colour wheel</source>
        <translation>色相環</translation>
    </message>
    <message>
        <source>Drag to choose hue and saturation; arrow keys move by one pixel, with Shift by ten</source>
        <translation>ドラッグで色相と彩度を選択。矢印キーで 1 ピクセル、Shift を押しながらで 10 ピクセル移動</translation>
    </message>
    <message>
        <source>Hue {hue}°, saturation {saturation}%</source>
        <translation>色相 {hue}°、彩度 {saturation}%</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>true ↓   predicted →</source>
        <translation>正解 ↓   予測 →</translation>
    </message>
    <message>
        <source>true ↓</source>
        <translation>正解 ↓</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>再現率</translation>
    </message>
</context>
<context>
    <name>ConfusionPage</name>
    <message>
        <source>Confusion</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>データの種類</translation>
    </message>
    <message>
        <source>Examples that the network has not learned from</source>
        <translation>学習に使っていないデータ</translation>
    </message>
    <message>
        <source>Examples that the network learns from, label noise included</source>
        <translation>学習に使っているデータ（ラベルノイズを含む）</translation>
    </message>
    <message>
        <source>counted at step {step}</source>
        <translation>ステップ {step} で集計</translation>
    </message>
    <message>
        <source>being counted …</source>
        <translation>集計中…</translation>
    </message>
    <message>
        <source>Colour: share of the row, off the diagonal × 5.</source>
        <translation>色：行内の割合（対角線以外は × 5）</translation>
    </message>
    <message>
        <source>accuracy on {count} training examples</source>
        <translation>訓練データ {count} 件の精度</translation>
    </message>
    <message>
        <source>accuracy on {count} test examples</source>
        <translation>テストデータ {count} 件の精度</translation>
    </message>
    <message>
        <source>Click to see them</source>
        <translation>クリックすると一覧を表示</translation>
    </message>
    <message>
        <source>{count} without an answer</source>
        <translation>予測できないもの {count} 件</translation>
    </message>
    <message>
        <source>True class {true}, predicted {predicted}</source>
        <translation>正解 {true}、予測 {predicted}</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>share of {true}</source>
        <translation>{true}のうちの割合</translation>
    </message>
</context>
<context>
    <name>ContributionBar</name>
    <message>
        <source>Contributions {terms}; their sum is {sum}</source>
        <translation>寄与 {terms}、合計 {sum}</translation>
    </message>
    <message>
        <source>{value}, {share} of the lengths of all terms</source>
        <translation>{value}、すべての項の長さの {share}</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Hidden until it is revealed</source>
        <translation>答えを見るまで隠されています</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>Answer curve</source>
        <translation>答えの曲線</translation>
    </message>
    <message>
        <source>Click or drag to send a point through; ← and → move it, with Shift by ten steps</source>
        <translation>クリックまたはドラッグで点を通します。← と → で動き、Shift で 10 倍動きます</translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Starts a new run.</source>
        <translation>最初から学習し直します。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Where the examples come from.</source>
        <translation>使うデータの種類です。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Other settings for the whole recipe, other pictures</source>
        <translation>レシピ全体の設定、画像の読み込み</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>How inputs are scaled for the network.</source>
        <translation>ネットワークに渡す入力のスケーリングです。</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>データのシード</translation>
    </message>
    <message>
        <source>New data seed</source>
        <translation>データのシードを変更</translation>
    </message>
    <message>
        <source>Draws the examples, the split and the label noise.</source>
        <translation>データ、その分割、ラベルノイズを決める乱数のシードです。</translation>
    </message>
    <message>
        <source>Inputs and seed</source>
        <translation>入力とシード</translation>
    </message>
    <message>
        <source>How inputs are scaled, and which examples are drawn</source>
        <translation>入力の正規化の仕方と、どのデータが選ばれるか</translation>
    </message>
</context>
<context>
    <name>DataMenu</name>
    <message>
        <source>Reset to defaults</source>
        <translation>既定値に戻す</translation>
    </message>
    <message>
        <source>The settings with which this experiment comes</source>
        <translation>この実験の最初の設定</translation>
    </message>
    <message>
        <source>As in the course</source>
        <translation>講座の設定</translation>
    </message>
    <message>
        <source>Raw inputs, Gaussian initialisation, plain SGD with η = 0.01</source>
        <translation>入力はそのまま、初期化はガウス分布、η = 0.01 の SGD</translation>
    </message>
    <message>
        <source>Start from trained weights</source>
        <translation>学習済みの重みから始める</translation>
    </message>
    <message>
        <source>A network that reads digits at once, 784-50-100-10, trained on the full MNIST</source>
        <translation>すぐに数字を読めるネットワーク（784-50-100-10、MNIST 全体で学習済み）</translation>
    </message>
    <message>
        <source>Import pictures (IDX)…</source>
        <translation>画像を読み込む（IDX）…</translation>
    </message>
    <message>
        <source>A data set in the files of MNIST, such as Fashion-MNIST, or one of your own</source>
        <translation>Fashion-MNIST など、MNIST と同じ形式のデータセット</translation>
    </message>
    <message>
        <source>Class names…</source>
        <translation>クラス名…</translation>
    </message>
    <message>
        <source>What the labels of the imported pictures stand for</source>
        <translation>読み込んだ画像のラベルの意味</translation>
    </message>
</context>
<context>
    <name>DataPart</name>
    <message>
        <source>Click to type another number.</source>
        <translation>クリックして数を入力します。</translation>
    </message>
    <message>
        <source>Training examples</source>
        <translation>訓練データ数</translation>
    </message>
    <message>
        <source>train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Test examples</source>
        <translation>テストデータ数</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation>ラベルノイズ</translation>
    </message>
    <message>
        <source>Share of training examples that carry a wrong label.</source>
        <translation>訓練データのうち、誤ったラベルを付ける割合です。</translation>
    </message>
    <message>
        <source>Starts a new run.</source>
        <translation>最初から学習し直します。</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>Network diagram</source>
        <translation>ネットワーク図</translation>
    </message>
</context>
<context>
    <name>DistributionsPage</name>
    <message>
        <source>all {count} training examples</source>
        <translation>訓練データ全 {count} 件</translation>
    </message>
    <message>
        <source>the first {some} of {count} training examples</source>
        <translation>訓練データ {count} 件中、先頭の {some} 件</translation>
    </message>
    <message>
        <source>count</source>
        <translation>個数</translation>
    </message>
    <message>
        <source>share</source>
        <translation>割合</translation>
    </message>
</context>
<context>
    <name>DivergenceCard</name>
    <message>
        <source>Training diverged at step {step}</source>
        <translation>ステップ {step} で学習が発散しました</translation>
    </message>
    <message>
        <source>Rewind and use {rate}</source>
        <translation>巻き戻して {rate} を使う</translation>
    </message>
    <message>
        <source>Only rewind</source>
        <translation>巻き戻すだけ</translation>
    </message>
    <message>
        <source>Return to step {step} and change nothing else</source>
        <translation>ステップ {step} に戻り、ほかは変更しません</translation>
    </message>
    <message>
        <source>Return to step {step} and train with learning rate {rate}</source>
        <translation>ステップ {step} に戻り、学習率 {rate} で学習します</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>無限大</translation>
    </message>
    <message>
        <source>The loss became {loss}. The steps were too large: the learning rate was {rate}.</source>
        <translation>損失が {loss} になりました。学習率 {rate} では更新の幅が大きすぎました。</translation>
    </message>
    <message>
        <source>The loss became {loss}. The steps were too large: learning rate {rate} made the outputs of layer {layer} overflow.</source>
        <translation>損失が {loss} になりました。学習率 {rate} では更新の幅が大きすぎて、第 {layer} 層の出力がオーバーフローしました。</translation>
    </message>
</context>
<context>
    <name>DownloadFault</name>
    <message>
        <source>it has no more of the file than came before</source>
        <translation>すでに受け取った分より先がありません</translation>
    </message>
    <message>
        <source>it gives another part of the file than it was asked for</source>
        <translation>要求した部分とは別の部分が送られてきます</translation>
    </message>
    <message>
        <source>it gives far more bytes than MNIST has</source>
        <translation>MNIST よりはるかに多いバイトが送られてきます</translation>
    </message>
    <message>
        <source>it gives other bytes than those of MNIST</source>
        <translation>MNIST とは異なるバイトが送られてきます</translation>
    </message>
    <message>
        <source>the connection broke after {there} of {whole} bytes</source>
        <translation>{whole} バイト中 {there} バイトで接続が切れました</translation>
    </message>
    <message>
        <source>the connection broke: {words}</source>
        <translation>接続が切れました：{words}</translation>
    </message>
    <message>
        <source>{file} could not be fetched. {reasons} Check the connection and try again, or put the four files of MNIST into {folder} yourself.</source>
        <translation>{file} を取得できませんでした。{reasons}接続を確かめてやり直すか、MNIST の 4 つのファイルを {folder} に置いてください。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}. Check the disk and your permission to write there.</source>
        <translation>{path} に書き込めません：{error}。ディスクの空きと書き込みの権限を確かめてください。</translation>
    </message>
    <message>
        <source>{host}: {reason}.</source>
        <translation>{host}：{reason}。</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Drawer</source>
        <translation>引き出し</translation>
    </message>
    <message>
        <source>Views of the network</source>
        <translation>ネットワークの表示</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>引き出しを閉じる</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>引き出しを開く</translation>
    </message>
    <message>
        <source>Weights from step {step}, the last finite ones</source>
        <translation>ステップ {step} の重み（最後の有限値）</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop to import these pictures</source>
        <translation>ドロップして画像を読み込む</translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>diverged</source>
        <translation>発散</translation>
    </message>
    <message>
        <source>same settings</source>
        <translation>同じ設定</translation>
    </message>
    <message>
        <source>Epoch {epoch}, step {step}</source>
        <translation>エポック {epoch}、ステップ {step}</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>テスト損失</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>テスト精度</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>{then} (now {now})</source>
        <translation>{then}（現在 {now}）</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>the same as now</source>
        <translation>現在と同じ</translation>
    </message>
    <message>
        <source>changed on the way</source>
        <translation>途中で変更</translation>
    </message>
    <message>
        <source>weights by hand</source>
        <translation>手で変えた重み</translation>
    </message>
    <message>
        <source>own example</source>
        <translation>自作の例</translation>
    </message>
</context>
<context>
    <name>EarlierRuns</name>
    <message>
        <source>Earlier runs</source>
        <translation>これまでの学習</translation>
    </message>
    <message>
        <source>The test curves of the latest runs stand pale behind the present one. Chips say what differed.</source>
        <translation>最近の学習のテスト曲線を、現在の曲線の後ろに薄く表示します。チップは設定の違いを示します。</translation>
    </message>
    <message>
        <source>Restore these settings</source>
        <translation>この設定に戻す</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>すべて取り除く</translation>
    </message>
</context>
<context>
    <name>EarlierStrip</name>
    <message>
        <source>Earlier runs</source>
        <translation>これまでの学習</translation>
    </message>
</context>
<context>
    <name>ErrorPlot</name>
    <message>
        <source>Relative error over ε</source>
        <translation>ε に対する相対誤差</translation>
    </message>
    <message>
        <source>A large ε leaves out what Taylor&apos;s series has beyond the slope: the error falls with ε².
A small ε is lost in the rounding of the losses: the error grows with 1/ε.
Dashed: what one expects of both.
Drag to move ε; arrow keys move it too, with Shift ten times as far</source>
        <translation>ε が大きいと、テイラー展開の傾きより先の項が誤差になります（ε² で減少）。
ε が小さいと、損失の丸めに埋もれます（1/ε で増加）。
破線：それぞれの予想。
ドラッグか矢印キーで ε を動かします。Shift で 10 倍動きます</translation>
    </message>
    <message>
        <source>Step {epsilon}, relative error {error}</source>
        <translation>幅 {epsilon}、相対誤差 {error}</translation>
    </message>
    <message>
        <source>Error over ε</source>
        <translation>ε と誤差</translation>
    </message>
</context>
<context>
    <name>Experiments</name>
    <message>
        <source>Colours</source>
        <translation>色あて</translation>
    </message>
    <message>
        <source>Colour names</source>
        <translation>色名あて</translation>
    </message>
    <message>
        <source>Colours, as in the course</source>
        <translation>色あて（講座の設定）</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>手書き数字</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>2 つの正規分布</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>同心円</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>三日月</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>2 重らせん</translation>
    </message>
    <message>
        <source>Three spirals</source>
        <translation>3 重らせん</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>かたまり</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>市松模様</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>パーセプトロン</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>ロジスティック回帰</translation>
    </message>
    <message>
        <source>Logistic regression, one input</source>
        <translation>ロジスティック回帰（1 入力）</translation>
    </message>
    <message>
        <source>XOR gate</source>
        <translation>XOR ゲート</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>傾いた面</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>鞍点</translation>
    </message>
    <message>
        <source>Multi-Gaussian</source>
        <translation>複数の山</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>The plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Logic gates</source>
        <translation>論理ゲート</translation>
    </message>
    <message>
        <source>Surfaces over the plane</source>
        <translation>平面上の曲面</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>自作の点</translation>
    </message>
    <message>
        <source>Imported pictures</source>
        <translation>読み込んだ画像</translation>
    </message>
    <message>
        <source>Own points with values</source>
        <translation>値を持つ自作の点</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>Softmax + CE</source>
        <translation>Softmax + CE</translation>
    </message>
    <message>
        <source>Sigmoid + CE</source>
        <translation>Sigmoid + CE</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>二乗誤差</translation>
    </message>
    <message>
        <source>Perceptron rule</source>
        <translation>パーセプトロン則</translation>
    </message>
    <message>
        <source>The largest z is subtracted from each: that changes no quotient, and no exponential overflows.</source>
        <translation>どの z からも最大の z を引きます。商は変わらず、指数もあふれません。</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>順伝播</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>逆伝播</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Hidden layer {layer}</source>
        <translation>隠れ層 {layer}</translation>
    </message>
    <message>
        <source>Hidden layer {layer}, neuron {unit} of {units}</source>
        <translation>隠れ層 {layer}、ニューロン {unit} / {units}</translation>
    </message>
    <message>
        <source>{place}: {found}</source>
        <translation>{place}：{found}</translation>
    </message>
    <message>
        <source>{phase}, {neuron}</source>
        <translation>{phase}、{neuron}</translation>
    </message>
    <message>
        <source>{phase}, {operation}, {neuron}</source>
        <translation>{phase}、{operation}、{neuron}</translation>
    </message>
    <message>
        <source>{first}, and {count} more</source>
        <translation>{first}、ほか {count} 個</translation>
    </message>
</context>
<context>
    <name>ExplainLine</name>
    <message>
        <source>Example</source>
        <translation>例</translation>
    </message>
    <message>
        <source>Of which example the numbers are</source>
        <translation>どの例の数値か</translation>
    </message>
    <message>
        <source>Number of the example</source>
        <translation>例の番号</translation>
    </message>
    <message>
        <source>Which example, counted from 1</source>
        <translation>何番目の例か（1 から）</translation>
    </message>
    <message>
        <source>The arithmetic works this example out in full. The diagram shows the mean of the values of all examples, and the sum of their gradients.</source>
        <translation>計算はこの例について詳しく示します。図は、すべての例の値の平均と、勾配の和を示します。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>What would be right: the loss compares the answer with this. Where the data do not tell, it is the class predicted.</source>
        <translation>正解の値：損失は答えをこれと比べます。データにない場合は、予測されたクラスです。</translation>
    </message>
    <message>
        <source>What would be right: the loss compares the answer with this. Where the data do not tell, it is the value of the nearest example.</source>
        <translation>正解の値：損失は答えをこれと比べます。データにない場合は、最も近い例の値です。</translation>
    </message>
    <message>
        <source>Click any neuron, edge or layer</source>
        <translation>ニューロン・結線・層をクリック</translation>
    </message>
    <message>
        <source>Close Explain</source>
        <translation>説明を閉じる</translation>
    </message>
    <message>
        <source>Close; training goes on if it ran</source>
        <translation>閉じます。学習していた場合は再開します</translation>
    </message>
    <message>
        <source>of {examples}; all are drawn</source>
        <translation>/ {examples}、図は全例</translation>
    </message>
    <message>
        <source>for your picture</source>
        <translation>あなたの絵</translation>
    </message>
    <message>
        <source>for your point</source>
        <translation>あなたの点</translation>
    </message>
    <message>
        <source>for your colour</source>
        <translation>あなたの色</translation>
    </message>
    <message>
        <source>for training example</source>
        <translation>訓練データ</translation>
    </message>
    <message>
        <source>for test example</source>
        <translation>テストデータ</translation>
    </message>
    <message>
        <source>for the next mini-batch</source>
        <translation>次のミニバッチ</translation>
    </message>
</context>
<context>
    <name>ExplainPanel</name>
    <message>
        <source>Explain</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Copied. The script runs by itself and prints the loss and the new weights.</source>
        <translation>コピーしました。このスクリプトは単独で動き、損失と新しい重みを表示します。</translation>
    </message>
</context>
<context>
    <name>FeatureChips</name>
    <message>
        <source>Inputs of the network</source>
        <translation>ネットワークの入力</translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation>入力 {name}</translation>
    </message>
    <message>
        <source>Leave out {name}. Starts a new run.</source>
        <translation>{name} を外します。新しい学習を始めます。</translation>
    </message>
    <message>
        <source>Add {name}. Starts a new run.</source>
        <translation>{name} を加えます。新しい学習を始めます。</translation>
    </message>
    <message>
        <source>The network needs at least one input.</source>
        <translation>入力は少なくとも 1 つ必要です。</translation>
    </message>
</context>
<context>
    <name>Formula</name>
    <message>
        <source>a hidden number</source>
        <translation>隠された数</translation>
    </message>
    <message>
        <source>{number} times 10 to the power of {power}</source>
        <translation>{number} かける 10 の {power} 乗</translation>
    </message>
    <message>
        <source>{base} squared</source>
        <translation>{base} の 2 乗</translation>
    </message>
    <message>
        <source>{base} transposed</source>
        <translation>{base} の転置</translation>
    </message>
    <message>
        <source>{sum}, end of sum,</source>
        <translation>{sum}、和の終わり、</translation>
    </message>
    <message>
        <source>the square root of {inner}</source>
        <translation>{inner} の平方根</translation>
    </message>
    <message>
        <source>{root}, end of root,</source>
        <translation>{root}、根号の終わり、</translation>
    </message>
    <message>
        <source>the absolute value of {inner}</source>
        <translation>{inner} の絶対値</translation>
    </message>
    <message>
        <source>1 if {condition}, else 0,</source>
        <translation>{condition} なら 1、そうでなければ 0、</translation>
    </message>
    <message>
        <source>of {first} and {last}</source>
        <translation>の引数 {first} と {last}</translation>
    </message>
    <message>
        <source>of {argument}</source>
        <translation>の引数 {argument}</translation>
    </message>
    <message>
        <source>of the quantity {inner}, end of quantity,</source>
        <translation>の引数 かっこ {inner}、かっこ閉じ、</translation>
    </message>
    <message>
        <source>{base} of example {number}</source>
        <translation>例 {number} の {base}</translation>
    </message>
    <message>
        <source>{power}, end of power,</source>
        <translation>{power}、累乗の終わり、</translation>
    </message>
    <message>
        <source>{above} over {below}</source>
        <translation>{below} 分の {above}</translation>
    </message>
    <message>
        <source>{base} sub {below}</source>
        <translation>{base} 添字 {below}</translation>
    </message>
    <message>
        <source>{base} to the power of {power}</source>
        <translation>{base} の {power} 乗</translation>
    </message>
    <message>
        <source>the fraction {above}, over {below}, end of fraction,</source>
        <translation>分数、分母 {below}、分子 {above}、分数の終わり、</translation>
    </message>
    <message>
        <source>the sum over {below} to {above} of {terms}</source>
        <translation>{below} から {above} までの {terms} の和</translation>
    </message>
    <message>
        <source>the sum over {below} of {terms}</source>
        <translation>{below} についての {terms} の和</translation>
    </message>
    <message>
        <source>the sum of {terms}</source>
        <translation>{terms} の和</translation>
    </message>
    <message>
        <source>the quantity {inner}, end of quantity,</source>
        <translation>かっこ {inner}、かっこ閉じ、</translation>
    </message>
    <message>
        <source>minus {number}</source>
        <translation>マイナス {number}</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>イコール</translation>
    </message>
    <message>
        <source>is about</source>
        <translation>およそ</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ノットイコール</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>小なり</translation>
    </message>
    <message>
        <source>is greater than</source>
        <translation>大なり</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>以下</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>以上</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>を次で更新</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>プラス</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>マイナス</translation>
    </message>
    <message>
        <source>times</source>
        <translation>かける</translation>
    </message>
    <message>
        <source>times, element by element,</source>
        <translation>要素ごとにかける</translation>
    </message>
    <message>
        <source>over</source>
        <translation>割る</translation>
    </message>
    <message>
        <source>the sum of</source>
        <translation>総和</translation>
    </message>
    <message>
        <source>the square root of</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>偏微分</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>2 乗</translation>
    </message>
    <message>
        <source>transposed</source>
        <translation>の転置</translation>
    </message>
    <message>
        <source>prime</source>
        <translation>プライム</translation>
    </message>
    <message>
        <source>and so on</source>
        <translation>など</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>アルファ</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>ベータ</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>ガンマ</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>デルタ</translation>
    </message>
    <message>
        <source>epsilon</source>
        <translation>イプシロン</translation>
    </message>
    <message>
        <source>eta</source>
        <translation>イータ</translation>
    </message>
    <message>
        <source>theta</source>
        <translation>シータ</translation>
    </message>
    <message>
        <source>lambda</source>
        <translation>ラムダ</translation>
    </message>
    <message>
        <source>mu</source>
        <translation>ミュー</translation>
    </message>
    <message>
        <source>sigma</source>
        <translation>シグマ</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>ハット</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>ほか {count} 項</translation>
    </message>
    <message>
        <source>{number}, from {name}</source>
        <translation>{name} からの {number}</translation>
    </message>
    <message>
        <source>{name}: {number}</source>
        <translation>{name}：{number}</translation>
    </message>
    <message>
        <source>{number}. Return reveals it</source>
        <translation>{number}。Return で表示します</translation>
    </message>
    <message>
        <source>{number}. Up and Down change it</source>
        <translation>{number}。↑ と ↓ で変わります</translation>
    </message>
    <message>
        <source>{symbol} of {neuron}</source>
        <translation>{neuron} の {symbol}</translation>
    </message>
</context>
<context>
    <name>FormulaView</name>
    <message>
        <source>Click to reveal the number</source>
        <translation>クリックで数を表示</translation>
    </message>
    <message>
        <source>Click to see where it comes from</source>
        <translation>クリックで出どころへ</translation>
    </message>
    <message>
        <source>{number}
Drag to change it, double-click to type another one</source>
        <translation>{number}
ドラッグで変更、ダブルクリックで入力</translation>
    </message>
    <message>
        <source>{number}
Click to see where it comes from</source>
        <translation>{number}
クリックで出どころへ</translation>
    </message>
</context>
<context>
    <name>FunctionPlot</name>
    <message>
        <source>{name} at {z} is {a}, with slope {slope}</source>
        <translation>{name}({z}) = {a}、傾き {slope}</translation>
    </message>
    <message>
        <source>{name}
z = {z}
a = {a}
slope {slope}</source>
        <translation>{name}
z = {z}
a = {a}
傾き {slope}</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>傾き {slope}</translation>
    </message>
</context>
<context>
    <name>GradientCheck</name>
    <message>
        <source>No bug planted</source>
        <translation>バグなし</translation>
    </message>
    <message>
        <source>Forget the slope</source>
        <translation>傾きを忘れる</translation>
    </message>
    <message>
        <source>Forget the mean</source>
        <translation>平均を忘れる</translation>
    </message>
    <message>
        <source>Transpose W</source>
        <translation>W を転置</translation>
    </message>
    <message>
        <source>Forget the bias</source>
        <translation>バイアスを忘れる</translation>
    </message>
    <message>
        <source>{layer} does not multiply by its slope (ReLU: by its mask).</source>
        <translation>{layer} が傾き（ReLU ではマスク）をかけません。</translation>
    </message>
    <message>
        <source>The loss takes the sum over the batch, not the mean.</source>
        <translation>損失がバッチの平均ではなく和をとります。</translation>
    </message>
    <message>
        <source>{layer} reads W by columns, not by rows, for ∂L/∂x = W · ∂L/∂z.</source>
        <translation>{layer} が ∂L/∂x = W · ∂L/∂z で W を行ではなく列で読みます。</translation>
    </message>
    <message>
        <source>{layer} leaves ∂L/∂b at 0.</source>
        <translation>{layer} が ∂L/∂b を 0 のままにします。</translation>
    </message>
    <message>
        <source>They agree.</source>
        <translation>一致しています。</translation>
    </message>
    <message>
        <source>Both are 0: the loss does not depend on it.</source>
        <translation>どちらも 0：損失はこの重みによりません。</translation>
    </message>
    <message>
        <source>Backpropagation is wrong.</source>
        <translation>逆伝播が間違っています。</translation>
    </message>
    <message>
        <source>ε is too large: the curve bends.</source>
        <translation>ε が大きすぎます：曲がりが効いています。</translation>
    </message>
    <message>
        <source>ε is too small: rounding rules.</source>
        <translation>ε が小さすぎます：丸めが支配的です。</translation>
    </message>
    <message>
        <source>No ε tells: a kink, or all is lost in rounding.</source>
        <translation>どの ε でも判定できません：折れ目か、丸めに埋もれています。</translation>
    </message>
    <message>
        <source>The loss is not a number.</source>
        <translation>損失が数ではありません。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正しい</translation>
    </message>
    <message>
        <source>misled by a later layer</source>
        <translation>後の層に惑わされている</translation>
    </message>
    <message>
        <source>wrong by itself</source>
        <translation>自身が間違い</translation>
    </message>
    <message>
        <source>The gradient is not a number.</source>
        <translation>勾配が数ではありません。</translation>
    </message>
    <message>
        <source>Every layer agrees with the loss, to {error} at worst.</source>
        <translation>どの層も損失と一致：最大の誤差 {error}。</translation>
    </message>
    <message>
        <source>Where there is a kink, the slope of either side is right.</source>
        <translation>折れ目では、どちら側の傾きも正しい値です。</translation>
    </message>
    <message>
        <source>These examples do not show it: the gradient comes out the same.</source>
        <translation>この例では表れません：勾配が同じになります。</translation>
    </message>
    <message>
        <source>{layer} is wrong.</source>
        <translation>{layer} が間違っています。</translation>
    </message>
    <message>
        <source>Its error spreads towards the inputs: the hatched layers make no mistake of their own.</source>
        <translation>誤りは入力側へ広がります。斜線の層自身に間違いはありません。</translation>
    </message>
    <message>
        <source>What it hands on is right, so no other layer suffers from it.</source>
        <translation>渡す値は正しいので、ほかの層には影響しません。</translation>
    </message>
    <message>
        <source>{layer}: the slope is 0, so no gradient passes, and nothing before learns.</source>
        <translation>{layer}：傾きが 0 なので勾配が伝わらず、これより前は学習しません。</translation>
    </message>
    <message>
        <source>The step passes no gradient: the perceptron rule takes that of z, before the step.</source>
        <translation>ステップ関数は勾配を伝えません：パーセプトロン則は、その前の z の勾配を使います。</translation>
    </message>
    <message>
        <source>{gradient}: {error} beside the loss, {own} by itself</source>
        <translation>{gradient}：損失との差 {error}、自身の誤り {own}</translation>
    </message>
</context>
<context>
    <name>GradientCheckView</name>
    <message>
        <source>Gradient check</source>
        <translation>勾配の確認</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>How far from the weight the loss is measured, on both sides of it</source>
        <translation>重みの両側どれだけ離れて損失を測るか</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Stop checking the layers</source>
        <translation>層の確認を中止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Go on checking where it stopped</source>
        <translation>止めたところから確認を続ける</translation>
    </message>
</context>
<context>
    <name>GradientsPage</name>
    <message>
        <source>Gradients</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>L is the mean loss over these examples, without weight decay.</source>
        <translation>L はこれらのデータの平均損失で、重み減衰を含みません。</translation>
    </message>
    <message>
        <source>log₁₀ |∂L/∂w| over {examples}. Bars: √count.</source>
        <translation>{examples}での log₁₀ |∂L/∂w|。棒の高さ：√個数</translation>
    </message>
    <message>
        <source>|g| from {low} to {high}</source>
        <translation>|g| = {low} ～ {high}</translation>
    </message>
    <message>
        <source>{share} zero</source>
        <translation>ゼロ {share}</translation>
    </message>
    <message>
        <source>{count} not finite</source>
        <translation>非有限 {count} 個</translation>
    </message>
    <message>
        <source>all zero</source>
        <translation>すべてゼロ</translation>
    </message>
    <message>
        <source>median {median}, vanishing</source>
        <translation>中央値 {median}、勾配消失</translation>
    </message>
    <message>
        <source>{median}, vanishing</source>
        <translation>{median}、勾配消失</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>勾配消失</translation>
    </message>
    <message>
        <source>median {median}</source>
        <translation>中央値 {median}</translation>
    </message>
</context>
<context>
    <name>HelpOverlay</name>
    <message>
        <source>Keyboard</source>
        <translation>キーボード操作</translation>
    </message>
</context>
<context>
    <name>IdxFault</name>
    <message>
        <source>Download or copy it again.</source>
        <translation>もう一度ダウンロードするか、コピーし直してください。</translation>
    </message>
    <message>
        <source>Store its values as unsigned bytes (type 0x08).</source>
        <translation>値を符号なしバイト（型 0x08）で保存してください。</translation>
    </message>
    <message>
        <source>Check whether files were swapped.</source>
        <translation>ファイルが入れ替わっていないか確かめてください。</translation>
    </message>
    <message>
        <source>Four are needed: {usual}.</source>
        <translation>4 つのファイルが必要です：{usual}。</translation>
    </message>
    <message>
        <source>Put each into a folder of its own.</source>
        <translation>それぞれ別のフォルダに置いてください。</translation>
    </message>
    <message>
        <source>Check where it lies.</source>
        <translation>場所を確かめてください。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>そのファイルはありません。</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>これはファイルではありません。</translation>
    </message>
    <message>
        <source>It cannot be read: {error}.</source>
        <translation>読み込めません：{error}。</translation>
    </message>
    <message>
        <source>Check the disk and your permission to read it.</source>
        <translation>ディスクと読み取りの権限を確かめてください。</translation>
    </message>
    <message>
        <source>The folder cannot be read: {error}.</source>
        <translation>フォルダを読み込めません：{error}。</translation>
    </message>
    <message>
        <source>Check that it exists and that you may read it.</source>
        <translation>フォルダがあること、読み取りの権限があることを確かめてください。</translation>
    </message>
    <message>
        <source>It is cut short.</source>
        <translation>途中で切れています。</translation>
    </message>
    <message>
        <source>It is cut short: it ends in its header.</source>
        <translation>途中で切れています。ヘッダーの途中で終わっています。</translation>
    </message>
    <message>
        <source>It is cut short: it holds less than the {shape} = {size} bytes that it declares.</source>
        <translation>途中で切れています。宣言されている {shape} = {size} バイトに足りません。</translation>
    </message>
    <message>
        <source>It holds more than the {shape} = {size} bytes that it declares.</source>
        <translation>宣言されている {shape} = {size} バイトより多くのデータがあります。</translation>
    </message>
    <message>
        <source>Its packed bytes are damaged.</source>
        <translation>圧縮データが壊れています。</translation>
    </message>
    <message>
        <source>It is empty: it declares {shape} = {size} bytes.</source>
        <translation>空です。宣言は {shape} = {size} バイトです。</translation>
    </message>
    <message>
        <source>Choose one with examples in it.</source>
        <translation>データの入ったものを選んでください。</translation>
    </message>
    <message>
        <source>It is too large: it declares {shape} = {size} bytes; at most {most} are read.</source>
        <translation>大きすぎます。宣言は {shape} = {size} バイトですが、読み込めるのは {most} バイトまでです。</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>分割してください。</translation>
    </message>
    <message>
        <source>It is not an IDX file.</source>
        <translation>IDX ファイルではありません。</translation>
    </message>
    <message>
        <source>Choose one such as train-images-idx3-ubyte.gz.</source>
        <translation>train-images-idx3-ubyte.gz のようなファイルを選んでください。</translation>
    </message>
    <message>
        <source>It holds signed bytes.</source>
        <translation>符号付きバイトが入っています。</translation>
    </message>
    <message>
        <source>It holds 16-bit whole numbers.</source>
        <translation>16 ビット整数が入っています。</translation>
    </message>
    <message>
        <source>It holds 32-bit whole numbers.</source>
        <translation>32 ビット整数が入っています。</translation>
    </message>
    <message>
        <source>It holds 32-bit fractions.</source>
        <translation>32 ビット浮動小数点数が入っています。</translation>
    </message>
    <message>
        <source>It holds 64-bit fractions.</source>
        <translation>64 ビット浮動小数点数が入っています。</translation>
    </message>
    <message>
        <source>It holds images (3 dimensions) where labels (1 dimension) are needed.</source>
        <translation>ラベル（1 次元）が必要なところに画像（3 次元）が入っています。</translation>
    </message>
    <message>
        <source>It holds labels (1 dimension) where images (3 dimensions) are needed.</source>
        <translation>画像（3 次元）が必要なところにラベル（1 次元）が入っています。</translation>
    </message>
    <message>
        <source>It holds values in {found} dimensions where {wanted} are needed.</source>
        <translation>{wanted} 次元の値が必要ですが、{found} 次元です。</translation>
    </message>
    <message>
        <source>There is no {names} file.</source>
        <translation>{names} のファイルがありません。</translation>
    </message>
    <message>
        <source>These files are missing: {names}.</source>
        <translation>次のファイルがありません：{names}。</translation>
    </message>
    <message>
        <source>There are several data sets ({names}).</source>
        <translation>データセットが複数あります（{names}）。</translation>
    </message>
    <message>
        <source>There are several data sets ({names}, and one without a name).</source>
        <translation>データセットが複数あります（{names} と、名前のないもの）。</translation>
    </message>
    <message>
        <source>The files lie in several folders.</source>
        <translation>ファイルが複数のフォルダに分かれています。</translation>
    </message>
    <message>
        <source>Put the four files into one folder.</source>
        <translation>4 つのファイルを 1 つのフォルダに置いてください。</translation>
    </message>
    <message>
        <source>It holds {labels} labels; {file} holds {images} images.</source>
        <translation>ラベルは {labels} 個ですが、{file} の画像は {images} 枚です。</translation>
    </message>
    <message>
        <source>Choose images and labels of one data set.</source>
        <translation>同じデータセットの画像とラベルを選んでください。</translation>
    </message>
    <message>
        <source>Its images are {found}; those for training are {wanted}.</source>
        <translation>画像は {found} ですが、学習用の画像は {wanted} です。</translation>
    </message>
    <message>
        <source>Choose training and test files of one data set.</source>
        <translation>同じデータセットの学習用とテスト用のファイルを選んでください。</translation>
    </message>
    <message>
        <source>All labels are 0.</source>
        <translation>ラベルがすべて 0 です。</translation>
    </message>
    <message>
        <source>Choose a data set of at least two classes.</source>
        <translation>2 クラス以上のデータセットを選んでください。</translation>
    </message>
    <message>
        <source>Its pictures are {found}.</source>
        <translation>画像の大きさが {found} です。</translation>
    </message>
    <message>
        <source>Scale them to {wanted}, the size that is drawn on the pad.</source>
        <translation>パッドに描く大きさの {wanted} に拡大・縮小してください。</translation>
    </message>
    <message>
        <source>Its labels go up to {found}.</source>
        <translation>ラベルが {found} まであります。</translation>
    </message>
    <message>
        <source>Choose a data set of at most {most} classes, labelled 0 to {last}.</source>
        <translation>ラベルが 0 から {last} まで、{most} クラス以下のデータセットを選んでください。</translation>
    </message>
    <message>
        <source>It is not the file of MNIST: its SHA-256 differs.</source>
        <translation>MNIST のファイルではありません。SHA-256 が一致しません。</translation>
    </message>
    <message>
        <source>Get MNIST again, or import the folder as a data set of your own.</source>
        <translation>MNIST を取り直すか、フォルダを自分のデータセットとして読み込んでください。</translation>
    </message>
    <message>
        <source>It cannot be copied to {folder}: {error}.</source>
        <translation>{folder} にコピーできません：{error}。</translation>
    </message>
    <message>
        <source>Check the disk and your permission to write there.</source>
        <translation>ディスクの空きと書き込みの権限を確かめてください。</translation>
    </message>
    <message>
        <source>{file}: {reason} {remedy}</source>
        <translation>{file}：{reason}{remedy}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import pictures</source>
        <translation>画像の読み込み</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>別のフォルダーを選ぶ…</translation>
    </message>
    <message>
        <source>Another folder with the four files of a data set</source>
        <translation>データセットの 4 つのファイルがある別のフォルダー</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Leave everything as it is (Esc)</source>
        <translation>何も変えずに閉じる（Esc）</translation>
    </message>
    <message>
        <source>Use these pictures</source>
        <translation>この画像を使う</translation>
    </message>
    <message>
        <source>Train on these pictures. Starts a new run, which can be undone.</source>
        <translation>この画像で学習します。新しい実行になり、取り消せます。</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <translation>{name} を読み込み中…</translation>
    </message>
    <message>
        <source>Folder with the four files</source>
        <translation>4 つのファイルがあるフォルダー</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Folder with the four files</source>
        <translation>4 つのファイルがあるフォルダー</translation>
    </message>
</context>
<context>
    <name>KeptRuns</name>
    <message>
        <source>Remove earlier run</source>
        <translation>これまでの学習を取り除く</translation>
    </message>
    <message>
        <source>Remove earlier runs</source>
        <translation>これまでの学習をすべて取り除く</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>An edge is as wide as its weight is large, beside the largest one drawn between the same two layers</source>
        <translation>結線の太さは、同じ層の間に描かれた最大の重みに対する大きさです</translation>
    </message>
    <message>
        <source>− negative</source>
        <translation>− 負</translation>
    </message>
    <message>
        <source>positive +</source>
        <translation>正 +</translation>
    </message>
    <message>
        <source>weight · max |w| {weight}</source>
        <translation>重み · max |w| {weight}</translation>
    </message>
</context>
<context>
    <name>Landscape</name>
    <message>
        <source>How does the loss lie around the weights as they are? Compute it in two random directions.</source>
        <translation>現在の重みのまわりで損失はどのような形でしょうか。ランダムな 2 方向で計算します。</translation>
    </message>
    <message>
        <source>Where does training come from, and where does it go? Train for some steps, then compute the loss in the two directions in which the weights went most.</source>
        <translation>学習はどこから来て、どこへ向かうのでしょうか。何ステップか学習してから、重みが最も動いた 2 方向で損失を計算します。</translation>
    </message>
    <message>
        <source>How does the loss change with two of the weights? Compute it for their values all around, then drag the ball: the weights follow.</source>
        <translation>2 つの重みを変えると損失はどう変わるでしょうか。まわりの値で計算してからボールをドラッグすると、重みがついてきます。</translation>
    </message>
    <message>
        <source>of step {step} of another run</source>
        <translation>別の学習のステップ {step} のもの</translation>
    </message>
    <message>
        <source>left coarse when it was cancelled</source>
        <translation>キャンセルしたため粗いままです</translation>
    </message>
    <message>
        <source>computed at step {step}</source>
        <translation>ステップ {step} で計算</translation>
    </message>
    <message>
        <source>of step {step}; other weights changed since</source>
        <translation>ステップ {step} のもの。その後ほかの重みが変わりました</translation>
    </message>
    <message>
        <source>of step {step}; weights changed since</source>
        <translation>ステップ {step} のもの。その後重みが変わりました</translation>
    </message>
    <message>
        <source>mean loss of {count} training examples</source>
        <translation>訓練データ {count} 件の平均損失</translation>
    </message>
    <message>
        <source>a sample: {count} of {all} training examples</source>
        <translation>標本：訓練データ {all} 件中 {count} 件</translation>
    </message>
</context>
<context>
    <name>LandscapeMap</name>
    <message>
        <source>Map of the loss</source>
        <translation>損失の地図</translation>
    </message>
    <message>
        <source>Loss ≈ {loss}</source>
        <translation>損失 ≈ {loss}</translation>
    </message>
</context>
<context>
    <name>LandscapePage</name>
    <message>
        <source>Loss landscape</source>
        <translation>損失地形</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>計算する</translation>
    </message>
    <message>
        <source>Find out the loss around the weights as they are now</source>
        <translation>現在の重みのまわりの損失を求めます</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>学習の進み</translation>
    </message>
    <message>
        <source>Wider range</source>
        <translation>範囲を広げる</translation>
    </message>
    <message>
        <source>Twice the range</source>
        <translation>範囲を 2 倍にします</translation>
    </message>
    <message>
        <source>Narrower range</source>
        <translation>範囲を狭める</translation>
    </message>
    <message>
        <source>Half the range</source>
        <translation>範囲を半分にします</translation>
    </message>
    <message>
        <source>The mean loss of the examples the network learns from, without weight decay; of many, of some of them</source>
        <translation>ネットワークが学習するデータの平均損失です（重み減衰を除く）。数が多いときは、その一部で計算します</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Choose two different weights.</source>
        <translation>異なる 2 つの重みを選んでください。</translation>
    </message>
    <message>
        <source>There is no path yet. Train some steps.</source>
        <translation>まだ経路がありません。何ステップか学習してください。</translation>
    </message>
</context>
<context>
    <name>LayerBars</name>
    <message>
        <source>Relative error of every layer</source>
        <translation>各層の相対誤差</translation>
    </message>
    <message>
        <source>A click chooses its largest gradient.</source>
        <translation>クリックで最大の勾配を選びます。</translation>
    </message>
</context>
<context>
    <name>LayerGrid</name>
    <message>
        <source>Layer {layer} · {count} neurons</source>
        <translation>第 {layer} 層 · ニューロン {count} 個</translation>
    </message>
    <message>
        <source>Click a neuron to draw it in the column, or to fold it again</source>
        <translation>ニューロンをクリックすると、列への表示と折りたたみを切り替えます</translation>
    </message>
    <message>
        <source>Neuron {neuron}: a = {value}</source>
        <translation>ニューロン {neuron}：a = {value}</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Units of layer {number}</source>
        <translation>第 {number} 層のユニット数</translation>
    </message>
    <message>
        <source>Units of layer {number}, 1 to {high}. Starts a new run.</source>
        <translation>第 {number} 層のユニット数（1 ～ {high}）。最初から学習し直します。</translation>
    </message>
    <message>
        <source>Activation of layer {number}</source>
        <translation>第 {number} 層の活性化関数</translation>
    </message>
    <message>
        <source>Choose the activation function, move or remove the layer. Starts a new run.</source>
        <translation>活性化関数の選択、層の移動と削除。最初から学習し直します。</translation>
    </message>
    <message>
        <source>Remove layer {number}</source>
        <translation>第 {number} 層を削除</translation>
    </message>
    <message>
        <source>Remove layer {number} (Delete)</source>
        <translation>第 {number} 層を削除（Delete）</translation>
    </message>
    <message>
        <source>Drag to reorder (Alt+Up, Alt+Down)</source>
        <translation>ドラッグで並べ替え（Alt+↑、Alt+↓）</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>Remove layer</source>
        <translation>層を削除</translation>
    </message>
</context>
<context>
    <name>LineHandles</name>
    <message>
        <source>Shift the line</source>
        <translation>直線を平行移動</translation>
    </message>
    <message>
        <source>Drag to shift the decision line; arrow keys shift it too, with Shift farther</source>
        <translation>ドラッグで決定直線を平行移動します。矢印キーでも動き、Shift で大きく動きます</translation>
    </message>
    <message>
        <source>Turn the line</source>
        <translation>直線を回す</translation>
    </message>
    <message>
        <source>Drag to turn the decision line; arrow keys turn it too, with Shift farther</source>
        <translation>ドラッグで決定直線を回します。矢印キーでも回り、Shift で大きく回ります</translation>
    </message>
</context>
<context>
    <name>LossKey</name>
    <message>
        <source>Colour scale</source>
        <translation>色の目盛り</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Try it</source>
        <translation>ためす</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>学習の進み</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>{experiment} – Pellucid</source>
        <translation>{experiment} – Pellucid</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Decision boundary</source>
        <translation>決定境界</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>なめらか</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>How probable each class is; lines at every 10%, the bold one at 50%</source>
        <translation>各クラスの確率です。線は 10 % ごとで、太線は 50 % です</translation>
    </message>
    <message>
        <source>The value over the plane, as colour</source>
        <translation>平面上の値を色で表します</translation>
    </message>
    <message>
        <source>Which class is the most probable</source>
        <translation>最も確率の高いクラスです</translation>
    </message>
    <message>
        <source>The answer over the only coordinate that the network is told of</source>
        <translation>ネットワークに与える唯一の座標に対する答えです</translation>
    </message>
    <message>
        <source>Fitted surface</source>
        <translation>当てはめた面</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>誤り</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>Filled: train. Hollow: test. Ringed: the network&apos;s answer is another class.</source>
        <translation>塗りつぶし：訓練。白抜き：テスト。輪つき：ネットワークの答えが別のクラスです。</translation>
    </message>
</context>
<context>
    <name>MapReadout</name>
    <message>
        <source>Prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>The point under the pointer, or else the chosen one, and how probable each class is</source>
        <translation>ポインタの下の点（なければ選んだ点）と、各クラスの確率です</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Look</source>
        <translation>調べる</translation>
    </message>
    <message>
        <source>Send points through the network</source>
        <translation>点をネットワークに通します</translation>
    </message>
    <message>
        <source>Another class</source>
        <translation>クラスを追加</translation>
    </message>
    <message>
        <source>Paint points of one more class</source>
        <translation>もう 1 つのクラスの点を描きます</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>The value of the points that the brush paints</source>
        <translation>ブラシで描く点の値</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>点を動かす</translation>
    </message>
    <message>
        <source>Drag single points</source>
        <translation>点を 1 つずつドラッグします</translation>
    </message>
    <message>
        <source>Take points away</source>
        <translation>点を消す</translation>
    </message>
    <message>
        <source>Draw over points to erase them</source>
        <translation>点の上をなぞって消します</translation>
    </message>
    <message>
        <source>More for points</source>
        <translation>点のその他の操作</translation>
    </message>
    <message>
        <source>Import, export or clear points</source>
        <translation>点の読み込み、書き出し、全消去</translation>
    </message>
    <message>
        <source>Import points from CSV…</source>
        <translation>CSV から点を読み込む…</translation>
    </message>
    <message>
        <source>Export points as CSV…</source>
        <translation>点を CSV に書き出す…</translation>
    </message>
    <message>
        <source>Clear all points</source>
        <translation>すべての点を消す</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Decision map</source>
        <translation>決定マップ</translation>
    </message>
    <message>
        <source>Click or drag to send a point through; arrow keys move it, with Shift by ten steps</source>
        <translation>クリックまたはドラッグで点を通します。矢印キーで動き、Shift で 10 倍動きます</translation>
    </message>
    <message>
        <source>Draw to paint points, with Ctrl to spray them; a right click takes points away, Esc a stroke back</source>
        <translation>ドラッグで点を描き、Ctrl でスプレー。右クリックで点を消し、Esc で描きかけを取り消します</translation>
    </message>
    <message>
        <source>Drag a point to where it shall be, Esc puts it back; a right click takes points away</source>
        <translation>点をドラッグして動かし、Esc で元の位置に戻します。右クリックで点を消します</translation>
    </message>
    <message>
        <source>Draw over points to take them away; Esc brings them back</source>
        <translation>なぞった点を消します。Esc で元に戻します</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>η lowered</source>
        <translation>η を下げた</translation>
    </message>
    <message>
        <source>η raised</source>
        <translation>η を上げた</translation>
    </message>
    <message>
        <source>momentum lowered</source>
        <translation>モメンタムを下げた</translation>
    </message>
    <message>
        <source>momentum raised</source>
        <translation>モメンタムを上げた</translation>
    </message>
    <message>
        <source>weight decay lowered</source>
        <translation>重み減衰を下げた</translation>
    </message>
    <message>
        <source>weight decay raised</source>
        <translation>重み減衰を上げた</translation>
    </message>
    <message>
        <source>L1 lowered</source>
        <translation>L1 を下げた</translation>
    </message>
    <message>
        <source>L1 raised</source>
        <translation>L1 を上げた</translation>
    </message>
    <message>
        <source>batch size lowered</source>
        <translation>バッチを小さくした</translation>
    </message>
    <message>
        <source>batch size raised</source>
        <translation>バッチを大きくした</translation>
    </message>
    <message>
        <source>optimizer changed</source>
        <translation>最適化手法を変更</translation>
    </message>
    <message>
        <source>epochs changed</source>
        <translation>エポック数を変更</translation>
    </message>
    <message>
        <source>stop changed</source>
        <translation>停止条件を変更</translation>
    </message>
    <message>
        <source>own lowered</source>
        <translation>自作 減</translation>
    </message>
    <message>
        <source>own raised</source>
        <translation>自作 増</translation>
    </message>
    <message>
        <source>weight changed</source>
        <translation>重みを変更</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>unlearned</source>
        <translation>学習取消</translation>
    </message>
    <message>
        <source>schedule changed</source>
        <translation>スケジュールを変更</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Weights {name}</source>
        <translation>重み {name}</translation>
    </message>
</context>
<context>
    <name>MistakesPage</name>
    <message>
        <source>Mistakes</source>
        <translation>間違い</translation>
    </message>
    <message>
        <source>Batch against single</source>
        <translation>バッチと 1 件ずつ</translation>
    </message>
    <message>
        <source>Measure how long predictions take, in batches and one at a time</source>
        <translation>予測にかかる時間を、バッチと 1 件ずつとで測ります</translation>
    </message>
    <message>
        <source>Reading {examples} test digits …</source>
        <translation>テストデータの数字 {examples} 件を読み取り中…</translation>
    </message>
    <message>
        <source>Reading {examples} test pictures …</source>
        <translation>テスト画像 {examples} 件を読み取り中…</translation>
    </message>
    <message>
        <source>the {shown} most certain ones, at step {step}</source>
        <translation>確信度の高い {shown} 件、ステップ {step}</translation>
    </message>
    <message>
        <source>1 mistake among {examples} test digits</source>
        <translation>テストデータの数字 {examples} 件中、間違い 1 件</translation>
    </message>
    <message>
        <source>1 mistake among {examples} test pictures</source>
        <translation>テスト画像 {examples} 件中、間違い 1 件</translation>
    </message>
    <message>
        <source>{count} mistakes among {examples} test digits</source>
        <translation>テストデータの数字 {examples} 件中、間違い {count} 件</translation>
    </message>
    <message>
        <source>{count} mistakes among {examples} test pictures</source>
        <translation>テスト画像 {examples} 件中、間違い {count} 件</translation>
    </message>
    <message>
        <source>{count} of the {examples} test digits have no answer: it is not a number</source>
        <translation>テストデータの数字 {examples} 件中 {count} 件は、出力が数値でないため答えがありません</translation>
    </message>
    <message>
        <source>{count} of the {examples} test pictures have no answer: it is not a number</source>
        <translation>テスト画像 {examples} 件中 {count} 件は、出力が数値でないため答えがありません</translation>
    </message>
    <message>
        <source>No mistakes among the {examples} test digits</source>
        <translation>テストデータの数字 {examples} 件に間違いはありません</translation>
    </message>
    <message>
        <source>No mistakes among the {examples} test pictures</source>
        <translation>テスト画像 {examples} 件に間違いはありません</translation>
    </message>
    <message>
        <source>probability of {name}</source>
        <translation>{name} の確率</translation>
    </message>
    <message>
        <source>Test digit {number}: {true} taken for {predicted}</source>
        <translation>テストデータの数字 {number}：{true} を {predicted} と誤認</translation>
    </message>
    <message>
        <source>Test picture {number}: {true} taken for {predicted}</source>
        <translation>テスト画像 {number}：{true} を {predicted} と誤認</translation>
    </message>
    <message>
        <source>Click to put it on the pad</source>
        <translation>クリックするとパッドに表示</translation>
    </message>
</context>
<context>
    <name>MnistDialog</name>
    <message>
        <source>Get the full MNIST</source>
        <translation>MNIST 全体を入手</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>フォルダーを選ぶ…</translation>
    </message>
    <message>
        <source>Take the four files from a folder on this computer</source>
        <translation>このコンピューターのフォルダーから 4 つのファイルを使います</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Close. What has come is kept, and the next time goes on from there. (Esc)</source>
        <translation>閉じます。届いた分は残り、次はその続きから始まります。（Esc）</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度</translation>
    </message>
    <message>
        <source>{source} holds the full MNIST: 60,000 digits to train on and 10,000 to test with.</source>
        <translation>{source} に MNIST 全体があります：訓練用 60,000 件、テスト用 10,000 件。</translation>
    </message>
    <message>
        <source>It will be copied to {folder}.</source>
        <translation>{folder} にコピーします。</translation>
    </message>
    <message>
        <source>Use these digits</source>
        <translation>この数字を使う</translation>
    </message>
    <message>
        <source>Copying and checking …</source>
        <translation>コピーして確認中…</translation>
    </message>
    <message>
        <source>60,000 digits to train on and 10,000 to test with: {size} MB from {hosts}, to be kept in {folder}. Nothing is fetched before you press Download.</source>
        <translation>訓練用 60,000 件、テスト用 10,000 件の数字です。{hosts} から {size} MB を取得し、{folder} に保存します。[ダウンロード] を押すまで何も取得しません。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> または </translation>
    </message>
    <message>
        <source>Folder with the four files of MNIST</source>
        <translation>MNIST の 4 つのファイルがあるフォルダー</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>{there} of {whole} MB</source>
        <translation>{whole} MB 中 {there} MB</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>確認中…</translation>
    </message>
</context>
<context>
    <name>Mosaic</name>
    <message>
        <source>Training colours</source>
        <translation>訓練データの色</translation>
    </message>
    <message>
        <source>{shown} of {all} training examples</source>
        <translation>訓練データ {all} 件中 {shown} 件</translation>
    </message>
    <message>
        <source>rgb({red}, {green}, {blue}), labelled {word}</source>
        <translation>rgb({red}, {green}, {blue})、ラベル：{word}</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Leave everything as it is (Esc)</source>
        <translation>何も変えずに閉じる（Esc）</translation>
    </message>
    <message>
        <source>Use these names</source>
        <translation>この名前を使う</translation>
    </message>
    <message>
        <source>Call the classes so. Starts a new run, which can be undone.</source>
        <translation>クラスをこの名前にします。新しい実行になり、取り消せます。</translation>
    </message>
    <message>
        <source>What the labels stand for. Tab and Enter go on.</source>
        <translation>ラベルの意味です。Tab か Enter で次へ進みます。</translation>
    </message>
</context>
<context>
    <name>NamesEditor</name>
    <message>
        <source>Name of class {number}</source>
        <translation>クラス {number} の名前</translation>
    </message>
    <message>
        <source>What the label {number} stands for</source>
        <translation>ラベル {number} の意味</translation>
    </message>
    <message>
        <source>Class {number} has no name. Type one.</source>
        <translation>クラス {number} に名前がありません。入力してください。</translation>
    </message>
    <message>
        <source>Two classes are called {name}. Type another name.</source>
        <translation>{name} という名前のクラスが 2 つあります。別の名前にしてください。</translation>
    </message>
    <message>
        <source>Class {number} has too long a name. Type a shorter one.</source>
        <translation>クラス {number} の名前が長すぎます。短くしてください。</translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Weights and biases in total</source>
        <translation>重みとバイアスの総数</translation>
    </message>
    <message>
        <source>Add hidden layer</source>
        <translation>隠れ層を追加</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>The perceptron rule teaches a single unit. Choose another output to add layers.</source>
        <translation>パーセプトロンの学習則は 1 つのユニットだけを学習します。層を加えるには別の出力を選んでください。</translation>
    </message>
    <message>
        <source>Add a hidden layer. Starts a new run.</source>
        <translation>隠れ層を追加します。最初から学習し直します。</translation>
    </message>
    <message>
        <source>There can be at most {number} hidden layers.</source>
        <translation>隠れ層は最大 {number} 層です。</translation>
    </message>
    <message>
        <source>{number} params</source>
        <translation>{number} 個</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Message</source>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>このお知らせを閉じる</translation>
    </message>
</context>
<context>
    <name>NumberTyping</name>
    <message>
        <source>Another number</source>
        <translation>別の数</translation>
    </message>
    <message>
        <source>That is not a number. Try one like {example}.</source>
        <translation>数ではありません。{example} のように入力してください。</translation>
    </message>
    <message>
        <source>That number is too large.</source>
        <translation>数が大きすぎます。</translation>
    </message>
</context>
<context>
    <name>Offered</name>
    <message>
        <source>Nothing stands out in this picture. Choose one with darker ink.</source>
        <translation>この画像には文字が見つかりません。もっと濃い線の画像を選んでください。</translation>
    </message>
    <message>
        <source>There is no picture here. Copy one, or drop a file.</source>
        <translation>画像がありません。画像をコピーするか、ファイルをドロップしてください。</translation>
    </message>
    <message>
        <source>This picture is not on this computer. Save it, then drop it.</source>
        <translation>この画像はこのコンピューターにありません。保存してからドロップしてください。</translation>
    </message>
</context>
<context>
    <name>OutputRow</name>
    <message>
        <source>Output function</source>
        <translation>出力関数</translation>
    </message>
</context>
<context>
    <name>Outputs</name>
    <message>
        <source>Sigmoid</source>
        <translation>シグモイド</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
</context>
<context>
    <name>OwnStrip</name>
    <message>
        <source>Own examples</source>
        <translation>自作のデータ</translation>
    </message>
    <message>
        <source>Your own examples. Click one to put it on the pad; its cross, or Delete, removes it.</source>
        <translation>自作のデータです。クリックするとパッドに表示し、× か Delete で削除します。</translation>
    </message>
    <message>
        <source>Your {answer}: click to put it on the pad, Delete to remove it</source>
        <translation>自作の {answer}：クリックでパッドに表示、Delete で削除</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Drawing pad</source>
        <translation>手書きパッド</translation>
    </message>
    <message>
        <source>Draw with mouse or pen; or move with the arrow keys, and Return puts the pen down</source>
        <translation>マウスやペンで描きます。矢印キーで動かし、Return でペンを下ろすこともできます</translation>
    </message>
</context>
<context>
    <name>PadCard</name>
    <message>
        <source>Try it</source>
        <translation>ためす</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>一画を取り消す</translation>
    </message>
    <message>
        <source>Take back the last stroke</source>
        <translation>最後の一画を取り消します</translation>
    </message>
    <message>
        <source>Redo stroke</source>
        <translation>一画をやり直す</translation>
    </message>
    <message>
        <source>Draw it again</source>
        <translation>取り消した一画をもう一度描きます</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>消しゴム</translation>
    </message>
    <message>
        <source>Take ink away instead of drawing</source>
        <translation>描くかわりに線を消します</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Clear the pad</source>
        <translation>パッドを消去します</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>ペンの太さ</translation>
    </message>
    <message>
        <source>How wide the pen is; the pad is 280 wide</source>
        <translation>ペンの太さ。パッドの幅は 280 です</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>中央に置く</translation>
    </message>
    <message>
        <source>Scale and centre what you draw, as all digits in MNIST are</source>
        <translation>描いたものを、MNIST の数字と同じように拡大縮小して中央に置きます</translation>
    </message>
    <message>
        <source>Surprise me</source>
        <translation>おまかせ</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>数字を書く</translation>
    </message>
    <message>
        <source>Draw a picture</source>
        <translation>絵をかく</translation>
    </message>
    <message>
        <source>Put a random test digit on the pad</source>
        <translation>テスト用の数字を無作為にパッドに置きます</translation>
    </message>
    <message>
        <source>Put a random test picture on the pad</source>
        <translation>テスト画像を 1 つ選んでパッドに表示</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>画像を貼り付け</translation>
    </message>
    <message>
        <source>Nothing is drawn</source>
        <translation>何も描かれていません</translation>
    </message>
</context>
<context>
    <name>PhaseStepper</name>
    <message>
        <source>Parts of the step</source>
        <translation>ステップの各部</translation>
    </message>
    <message>
        <source>Previous operation</source>
        <translation>前の演算</translation>
    </message>
    <message>
        <source>Next operation</source>
        <translation>次の演算</translation>
    </message>
    <message>
        <source>Walking pace</source>
        <translation>進む速さ</translation>
    </message>
    <message>
        <source>How long to stay at each operation while walking by itself</source>
        <translation>自動で進むとき、各演算にとどまる時間</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Have the numbers that you changed as they were (Esc)</source>
        <translation>変えた数を元に戻します（Esc）</translation>
    </message>
    <message>
        <source>Drag a dotted number</source>
        <translation>点線の数をドラッグ</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>予想</translation>
    </message>
    <message>
        <source>Check gradients</source>
        <translation>勾配を確認</translation>
    </message>
    <message>
        <source>{at} of {last}</source>
        <translation>{at} / {last}</translation>
    </message>
    <message>
        <source>Operation {at} of {last}</source>
        <translation>演算 {at} / {last}</translation>
    </message>
    <message>
        <source>Stop walking</source>
        <translation>止める</translation>
    </message>
    <message>
        <source>Walk by itself</source>
        <translation>自動で進む</translation>
    </message>
    <message>
        <source>Hide no results</source>
        <translation>結果を隠さない</translation>
    </message>
    <message>
        <source>Hide each result until it is revealed</source>
        <translation>めくるまで結果を隠します</translation>
    </message>
    <message>
        <source>Back to the arithmetic</source>
        <translation>計算に戻る</translation>
    </message>
    <message>
        <source>Compare each gradient with the loss itself</source>
        <translation>各勾配を損失そのものと比べます</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>From the inputs to the answer</source>
        <translation>入力から答えまで</translation>
    </message>
    <message>
        <source>How far the answer is from the target</source>
        <translation>答えと正解の隔たり</translation>
    </message>
    <message>
        <source>How the loss changes with each value and each weight</source>
        <translation>それぞれの値と重みで損失がどう変わるか</translation>
    </message>
    <message>
        <source>What the optimizer makes of the gradients</source>
        <translation>最適化手法が勾配から作る変化</translation>
    </message>
</context>
<context>
    <name>PictureData</name>
    <message>
        <source>There are {train} training and {test} test digits. Take at most so many.</source>
        <translation>訓練用は {train} 件、テスト用は {test} 件までです。</translation>
    </message>
    <message>
        <source>There are {train} training and {test} test pictures. Take at most so many.</source>
        <translation>訓練画像は {train} 件、テスト画像は {test} 件までです。</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>Training digits</source>
        <translation>訓練データの数字</translation>
    </message>
    <message>
        <source>Training pictures</source>
        <translation>訓練画像</translation>
    </message>
    <message>
        <source>The first {shown} of {all} training digits: {labels}</source>
        <translation>訓練データの数字 {all} 件中、先頭の {shown} 件：{labels}</translation>
    </message>
    <message>
        <source>The first {shown} of {all} training pictures: {labels}</source>
        <translation>訓練画像 {all} 件中、先頭の {shown} 件：{labels}</translation>
    </message>
    <message>
        <source>Training digit {number}, labelled {label}: label noise</source>
        <translation>訓練データの数字 {number}、ラベル {label}（ラベルノイズ）</translation>
    </message>
    <message>
        <source>Training picture {number}, labelled {label}: label noise</source>
        <translation>訓練画像 {number}、ラベル {label}（ラベルノイズ）</translation>
    </message>
    <message>
        <source>Training digit {number}, labelled {label}</source>
        <translation>訓練データの数字 {number}、ラベル {label}</translation>
    </message>
    <message>
        <source>Training picture {number}, labelled {label}</source>
        <translation>訓練画像 {number}、ラベル {label}</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>{name}: It cannot be opened ({reason}). Check its name and whether you may read it.</source>
        <translation>{name}：開けません（{reason}）。名前と読み取りの権限を確かめてください。</translation>
    </message>
    <message>
        <source>{name}: It is not a picture that can be read. Use PNG or JPEG.</source>
        <translation>{name}：読める画像ではありません。PNG か JPEG を使ってください。</translation>
    </message>
    <message>
        <source>{name}: It has {width} × {height} pixels; {most} can be read. Save it smaller.</source>
        <translation>{name}：{width} × {height} 画素あります。読めるのは {most} 画素までです。小さくして保存してください。</translation>
    </message>
    <message>
        <source>{name}: It is damaged or cut short. Save it, or get it, again.</source>
        <translation>{name}：壊れているか、途中で切れています。保存し直すか、入手し直してください。</translation>
    </message>
</context>
<context>
    <name>Pill</name>
    <message>
        <source>Present. {description}</source>
        <translation>現在。{description}</translation>
    </message>
</context>
<context>
    <name>PlaneChoice</name>
    <message>
        <source>Two weights</source>
        <translation>2 つの重み</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>ランダム</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>The loss for other values of two weights, all others as they are</source>
        <translation>2 つの重みを変えたときの損失です。ほかの重みはそのままです</translation>
    </message>
    <message>
        <source>The loss in two random directions through the space of all weights</source>
        <translation>すべての重みの空間でランダムな 2 方向の損失です</translation>
    </message>
    <message>
        <source>The loss in the two directions in which training went most</source>
        <translation>学習が最も進んだ 2 方向の損失です</translation>
    </message>
    <message>
        <source>Weight across</source>
        <translation>横軸の重み</translation>
    </message>
    <message>
        <source>Weight up</source>
        <translation>縦軸の重み</translation>
    </message>
    <message>
        <source>Other directions</source>
        <translation>別の方向</translation>
    </message>
    <message>
        <source>Draw two other directions</source>
        <translation>別の 2 方向を引きます</translation>
    </message>
    <message>
        <source>direction 1</source>
        <translation>方向 1</translation>
    </message>
    <message>
        <source>direction 2</source>
        <translation>方向 2</translation>
    </message>
    <message>
        <source>Filter-normalised: the weights of each neuron go as far as they are large.</source>
        <translation>フィルタ正規化：各ニューロンの重みは、その大きさに応じて動きます。</translation>
    </message>
    <message>
        <source>The first two principal components of the way that the weights have gone.</source>
        <translation>重みがたどった経路の第 1・第 2 主成分です。</translation>
    </message>
</context>
<context>
    <name>PlaneData</name>
    <message>
        <source>Starts a new run.</source>
        <translation>最初から学習し直します。</translation>
    </message>
    <message>
        <source>Shape of the data</source>
        <translation>データの形</translation>
    </message>
    <message>
        <source>Surface of the data</source>
        <translation>データの曲面</translation>
    </message>
    <message>
        <source>Logic gate</source>
        <translation>論理ゲート</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>How many blobs there are, each a class.</source>
        <translation>かたまりの数です。それぞれが 1 つのクラスです。</translation>
    </message>
    <message>
        <source>{number} points, to train and to test</source>
        <translation>訓練とテストに使う {number} 点</translation>
    </message>
    <message>
        <source>1 point, to train and to test</source>
        <translation>訓練とテストに使う 1 点</translation>
    </message>
    <message>
        <source>{train} points to train, {test} to test</source>
        <translation>訓練 {train} 点、テスト {test} 点</translation>
    </message>
    <message>
        <source>1 point to train, {test} to test</source>
        <translation>訓練 1 点、テスト {test} 点</translation>
    </message>
    <message>
        <source>How far points stray from their shape.</source>
        <translation>点が形からどれだけ散らばるかです。</translation>
    </message>
    <message>
        <source>How far heights stray from the surface.</source>
        <translation>高さが曲面からどれだけずれるかです。</translation>
    </message>
</context>
<context>
    <name>Plots</name>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Press Space to start</source>
        <translation>Space キーで開始</translation>
    </message>
    <message>
        <source>Thin: single batches. Lines are smoothed, their numbers are not. Drag to look closer.</source>
        <translation>細線：各バッチ。線は平滑化していますが、数値は元のままです。ドラッグで拡大できます。</translation>
    </message>
</context>
<context>
    <name>PointFiles</name>
    <message>
        <source>Import points</source>
        <translation>点を読み込む</translation>
    </message>
    <message>
        <source>Export points</source>
        <translation>点を書き出す</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>CSV ファイル (*.csv *.txt *.tsv);;すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>PointsEditor</name>
    <message>
        <source>There is nothing to train on, and training waits. Paint some points, or undo to have the others back.</source>
        <translation>学習するデータがないので、学習は待っています。点を描くか、元に戻してください。</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>There is room for {count} points. Take some away to paint others.</source>
        <translation>点は {count} 個まで描けます。ほかを描くには、いくつか消してください。</translation>
    </message>
    <message>
        <source>Clear points</source>
        <translation>点を消す</translation>
    </message>
    <message>
        <source>Import points</source>
        <translation>点を読み込む</translation>
    </message>
</context>
<context>
    <name>PointsFault</name>
    <message>
        <source>Begin with a row x1,x2,label for classes, or x1,x2,y for values; then come rows such as 1.5,-2,A or 1.5,-2,0.5.</source>
        <translation>最初の行は、クラスなら x1,x2,label、値なら x1,x2,y とし、続けて 1.5,-2,A や 1.5,-2,0.5 のような行を書いてください。</translation>
    </message>
    <message>
        <source>Write {name} as a number from {low} to {high}, such as −1.5.</source>
        <translation>{name} は −1.5 のように {low} から {high} までの数で書いてください。</translation>
    </message>
    <message>
        <source>Write a letter from {first} to {last}, or a number from 0 to {most}.</source>
        <translation>{first} から {last} までの文字、または 0 から {most} までの数を書いてください。</translation>
    </message>
    <message>
        <source>Leave it out. Points have columns x1, x2, label or y, and set.</source>
        <translation>この列を除いてください。点の列は x1、x2、label または y、set です。</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8.</source>
        <translation>UTF-8 の CSV として保存してください。</translation>
    </message>
    <message>
        <source>Check where it lies.</source>
        <translation>場所を確かめてください。</translation>
    </message>
    <message>
        <source>Give each row one value for each column.</source>
        <translation>各行に列と同じ数の値を書いてください。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>そのファイルはありません。</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>これはファイルではありません。</translation>
    </message>
    <message>
        <source>It cannot be read: {error}.</source>
        <translation>読み込めません：{error}。</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>読み取りの権限を確かめてください。</translation>
    </message>
    <message>
        <source>It is larger than {megabytes} MB, too large for {most} points.</source>
        <translation>{megabytes} MB を超えています。{most} 個の点には大きすぎます。</translation>
    </message>
    <message>
        <source>Choose another file, or leave some points out.</source>
        <translation>別のファイルを選ぶか、点を減らしてください。</translation>
    </message>
    <message>
        <source>It is not text in UTF-8.</source>
        <translation>UTF-8 のテキストではありません。</translation>
    </message>
    <message>
        <source>It is not text.</source>
        <translation>テキストではありません。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>空です。</translation>
    </message>
    <message>
        <source>There are no points in it.</source>
        <translation>点がありません。</translation>
    </message>
    <message>
        <source>There are more than {most} points.</source>
        <translation>点が {most} 個を超えています。</translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation>点を減らしてください。</translation>
    </message>
    <message>
        <source>It cannot be read as CSV.</source>
        <translation>CSV として読み込めません。</translation>
    </message>
    <message>
        <source>Leave out all quotes; no value needs them.</source>
        <translation>引用符をすべて除いてください。どの値にも必要ありません。</translation>
    </message>
    <message>
        <source>There is no column {name}.</source>
        <translation>{name} の列がありません。</translation>
    </message>
    <message>
        <source>There are no columns x1 and x2.</source>
        <translation>x1 と x2 の列がありません。</translation>
    </message>
    <message>
        <source>There is no column label for classes, nor y for values.</source>
        <translation>クラスの列 label も、値の列 y もありません。</translation>
    </message>
    <message>
        <source>There are both columns, label and y.</source>
        <translation>label と y の両方の列があります。</translation>
    </message>
    <message>
        <source>Keep label for classes, or y for values.</source>
        <translation>クラスなら label、値なら y だけを残してください。</translation>
    </message>
    <message>
        <source>&apos;{found}&apos; is no column of points.</source>
        <translation>「{found}」は点の列ではありません。</translation>
    </message>
    <message>
        <source>There is a column without a name.</source>
        <translation>名前のない列があります。</translation>
    </message>
    <message>
        <source>There is more than one column {name}.</source>
        <translation>{name} の列が複数あります。</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>1 つだけ残してください。</translation>
    </message>
    <message>
        <source>There is 1 value, and {columns} columns in the header.</source>
        <translation>値は 1 個ですが、見出しの列は {columns} 列です。</translation>
    </message>
    <message>
        <source>There are {count} values, and {columns} columns in the header.</source>
        <translation>値は {count} 個ですが、見出しの列は {columns} 列です。</translation>
    </message>
    <message>
        <source>&apos;{found}&apos; is not a number.</source>
        <translation>「{found}」は数ではありません。</translation>
    </message>
    <message>
        <source>An empty value is not a number.</source>
        <translation>値が空です。数が必要です。</translation>
    </message>
    <message>
        <source>{name} is {found}, outside the square from {low} to {high}.</source>
        <translation>{name} が {found} で、{low} から {high} までの範囲の外です。</translation>
    </message>
    <message>
        <source>Scale all coordinates alike until every point fits in.</source>
        <translation>すべての点が収まるように、座標全体を同じ比率で縮めてください。</translation>
    </message>
    <message>
        <source>y is {found}, outside the range from {low} to {high}.</source>
        <translation>y が {found} で、{low} から {high} までの範囲の外です。</translation>
    </message>
    <message>
        <source>Scale all values alike until every one fits in.</source>
        <translation>すべての値が収まるように、全体を同じ比率で縮めてください。</translation>
    </message>
    <message>
        <source>&apos;{found}&apos; is not a label.</source>
        <translation>「{found}」はラベルではありません。</translation>
    </message>
    <message>
        <source>An empty value is not a label.</source>
        <translation>値が空です。ラベルが必要です。</translation>
    </message>
    <message>
        <source>&apos;{found}&apos; is no set.</source>
        <translation>「{found}」という区分はありません。</translation>
    </message>
    <message>
        <source>Write train or test.</source>
        <translation>train または test と書いてください。</translation>
    </message>
    <message>
        <source>There are no points to write.</source>
        <translation>書き出す点がありません。</translation>
    </message>
    <message>
        <source>Paint some first.</source>
        <translation>先に点を描いてください。</translation>
    </message>
    <message>
        <source>What was written cannot be read again.</source>
        <translation>書き込んだものを読み戻せません。</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>ディスクを確かめてください。</translation>
    </message>
    <message>
        <source>It cannot be written: {error}.</source>
        <translation>書き込めません：{error}。</translation>
    </message>
    <message>
        <source>Check the disk and your permission to write there.</source>
        <translation>ディスクの空きと書き込みの権限を確かめてください。</translation>
    </message>
    <message>
        <source>{file}: {reason} {remedy}</source>
        <translation>{file}：{reason}{remedy}</translation>
    </message>
    <message>
        <source>{file}: Row {row}: {reason} {remedy}</source>
        <translation>{file}：{row} 行目：{reason}{remedy}</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>What the network sees</source>
        <translation>ネットワークが見るもの</translation>
    </message>
    <message>
        <source>The picture that the network sees, pixel by pixel</source>
        <translation>ネットワークが見る画像を画素ごとに示します</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <source>What the labels stand for. Tab and Enter go on.</source>
        <translation>ラベルの意味です。Tab か Enter で次へ進みます。</translation>
    </message>
    <message>
        <source>{train} training and {test} test pictures of {width} × {height} pixels, {classes} classes.</source>
        <translation>訓練画像 {train} 件、テスト画像 {test} 件、{width} × {height} 画素、{classes} クラス。</translation>
    </message>
    <message>
        <source>{train} and {test} of them are taken, each class in its share.</source>
        <translation>そのうち {train} 件と {test} 件を、各クラスの割合どおりに使います。</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>学習の進み</translation>
    </message>
    <message>
        <source>Show all epochs</source>
        <translation>全エポックを表示</translation>
    </message>
    <message>
        <source>Show all epochs (double click)</source>
        <translation>全エポックを表示（ダブルクリック）</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>損失の目盛</translation>
    </message>
    <message>
        <source>Linear axis, from zero</source>
        <translation>ゼロから始まる線形軸</translation>
    </message>
    <message>
        <source>Logarithmic axis, for losses that fall far</source>
        <translation>損失が大きく下がるときに見やすい対数軸</translation>
    </message>
    <message>
        <source>Loss is flat. Try a larger learning rate.</source>
        <translation>損失が横ばいです。学習率を上げてみましょう。</translation>
    </message>
    <message>
        <source>this batch</source>
        <translation>このバッチ</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>エポック {epoch}</translation>
    </message>
</context>
<context>
    <name>Readouts</name>
    <message>
        <source>Epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Passes over the training set, of those planned</source>
        <translation>訓練データを一巡した回数と、予定の回数</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Updates of the weights: one a batch</source>
        <translation>重みを更新した回数（1 バッチに 1 回）</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>訓練損失</translation>
    </message>
    <message>
        <source>Loss on the whole training set, as last evaluated</source>
        <translation>直近に評価した訓練データ全体の損失</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>テスト精度</translation>
    </message>
    <message>
        <source>Share of the test set that is classified correctly</source>
        <translation>テストデータのうち正しく分類された割合</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>テスト損失</translation>
    </message>
    <message>
        <source>Loss on the whole test set, as last evaluated</source>
        <translation>最後に評価したテストデータ全体の損失</translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation>サンプル/秒</translation>
    </message>
    <message>
        <source>Training examples worked through per second</source>
        <translation>1 秒あたりに処理した訓練データの数</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Type a whole number from {low} to {high}.</source>
        <translation>{low} から {high} までの整数を入力してください。</translation>
    </message>
    <message>
        <source>Type a whole number from 0 to {high}.</source>
        <translation>0 から {high} までの整数を入力してください。</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Trained weights</source>
        <translation>学習済みの重み</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 正規分布</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 一様分布</translation>
    </message>
    <message>
        <source>Xavier normal</source>
        <translation>Xavier 正規分布</translation>
    </message>
    <message>
        <source>Xavier uniform</source>
        <translation>Xavier 一様分布</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>ガウス分布</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>ゼロ</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モメンタム</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>コサイン</translation>
    </message>
    <message>
        <source>η stays as it is.</source>
        <translation>η は変わりません。</translation>
    </message>
    <message>
        <source>η is multiplied by the factor once every so many epochs.</source>
        <translation>指定のエポック数ごとに、η に係数を掛けます。</translation>
    </message>
    <message>
        <source>η falls steadily, by the factor in so many epochs.</source>
        <translation>η は、指定のエポック数で係数倍になる割合で下がり続けます。</translation>
    </message>
    <message>
        <source>η falls along a half cosine to factor · η after so many epochs, then stays.</source>
        <translation>η はコサインの半周期に沿って、指定のエポック数で係数 · η まで下がり、その後は一定です。</translation>
    </message>
    <message>
        <source>η / (1 + epoch / epochs)</source>
        <translation>η / (1 + エポック / 指定のエポック数)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>After the epochs</source>
        <translation>エポック数に達したら</translation>
    </message>
    <message>
        <source>Train loss below</source>
        <translation>訓練損失が下回ったら</translation>
    </message>
    <message>
        <source>Test loss rising</source>
        <translation>テスト損失が上がったら</translation>
    </message>
    <message>
        <source>After a time</source>
        <translation>時間が来たら</translation>
    </message>
    <message>
        <source>Training goes on until you pause it.</source>
        <translation>一時停止するまで学習を続けます。</translation>
    </message>
    <message>
        <source>Training pauses after the planned epochs.</source>
        <translation>予定のエポック数が終わると一時停止します。</translation>
    </message>
    <message>
        <source>Training pauses after the first epoch that ends with a train loss below the limit.</source>
        <translation>エポックの終わりに訓練損失が限度を下回ると一時停止します。</translation>
    </message>
    <message>
        <source>Early stopping: training pauses when the test loss has had no new minimum for some epochs, and the weights of the minimum are put back.</source>
        <translation>早期終了：テスト損失が何エポックか最小値を更新しないと一時停止し、最小値のときの重みに戻します。</translation>
    </message>
    <message>
        <source>Training pauses after some seconds, in which pauses do not count.</source>
        <translation>指定した秒数だけ学習すると一時停止します。停止中の時間は数えません。</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>standardised</source>
        <translation>標準化</translation>
    </message>
    <message>
        <source>The network sees the numbers as they were measured.</source>
        <translation>元の数値をそのままネットワークに渡します。</translation>
    </message>
    <message>
        <source>The network sees each feature scaled to 0 … 1.</source>
        <translation>各特徴量を 0 … 1 に収めてネットワークに渡します。</translation>
    </message>
    <message>
        <source>The network sees each feature with mean 0 and standard deviation 1.</source>
        <translation>各特徴量を平均 0、標準偏差 1 にしてネットワークに渡します。</translation>
    </message>
    <message>
        <source>Three colours</source>
        <translation>3 色</translation>
    </message>
    <message>
        <source>Colour names</source>
        <translation>色名</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>手書き数字</translation>
    </message>
    <message>
        <source>Full MNIST</source>
        <translation>MNIST 全体</translation>
    </message>
    <message>
        <source>Two Gaussians</source>
        <translation>2 つの正規分布</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>同心円</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>三日月</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>2 重らせん</translation>
    </message>
    <message>
        <source>Three spirals</source>
        <translation>3 重らせん</translation>
    </message>
    <message>
        <source>Blobs</source>
        <translation>かたまり</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>市松模様</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>傾いた面</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>鞍点</translation>
    </message>
    <message>
        <source>Multi-Gaussian</source>
        <translation>複数の山</translation>
    </message>
    <message>
        <source>A unit for each class; the probabilities add up to 1.</source>
        <translation>クラスごとに 1 ユニット。確率の合計は 1 です。</translation>
    </message>
    <message>
        <source>One unit: the probability of the second of two classes.</source>
        <translation>1 ユニット：2 クラスのうち 2 番目の確率です。</translation>
    </message>
    <message>
        <source>One unit that fires or not, taught by the perceptron rule; without hidden layers.</source>
        <translation>発火するかしないかの 1 ユニット。隠れ層なしで、パーセプトロンの学習則で学習します。</translation>
    </message>
    <message>
        <source>One unit whose value is the answer.</source>
        <translation>値がそのまま答えになる 1 ユニットです。</translation>
    </message>
    <message>
        <source>Keep the weights</source>
        <translation>重みを引き継ぐ</translation>
    </message>
    <message>
        <source>Keep the weights when data change, where they fit: now learn this instead. Otherwise the network begins again from its initial weights.</source>
        <translation>データを変えても、形が合えば今の重みのまま学習を続けます。オフにすると、初期の重みから始め直します。</translation>
    </message>
    <message>
        <source>Type a number above 0, up to {high}.</source>
        <translation>0 より大きく {high} 以下の数を入力してください。</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>自作の点</translation>
    </message>
    <message>
        <source>All 70,000 digits of MNIST, found in {folder}</source>
        <translation>MNIST の数字 70,000 件すべて（{folder}）</translation>
    </message>
    <message>
        <source>Not found in a folder mnist in {folders}. Choose it to get it.</source>
        <translation>{folders} の mnist フォルダーに見つかりません。選ぶと入手できます。</translation>
    </message>
    <message>
        <source> or in </source>
        <translation> または </translation>
    </message>
    <message>
        <source>The whole training set</source>
        <translation>訓練データ全体</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Average over all {number} training examples at each step.</source>
        <translation>各ステップで訓練データ {number} 件すべての平均をとります。</translation>
    </message>
</context>
<context>
    <name>Root</name>
    <message>
        <source>Something went wrong here ({error}). Training and your settings are safe; you can go on.</source>
        <translation>問題が発生しました（{error}）。学習と設定は無事です。そのまま続けられます。</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>Updates</source>
        <translation>更新回数</translation>
    </message>
    <message>
        <source>Steps in which the answer was wrong, so that the weights changed</source>
        <translation>答えが誤りで、重みが変わったステップの数</translation>
    </message>
    <message>
        <source>Latest update</source>
        <translation>最後の更新</translation>
    </message>
    <message>
        <source>Convergence</source>
        <translation>収束</translation>
    </message>
    <message>
        <source>Novikoff 1962. R is the length of the longest (x, 1), γ the widest margin that separates the classes</source>
        <translation>Novikoff 1962。R は最も長い (x, 1) の長さ、γ はクラスを分ける最大のマージン</translation>
    </message>
    <message>
        <source>From zeros at most {most} updates: (R/γ)².</source>
        <translation>ゼロから始めると更新は最大 {most} 回：(R/γ)²。</translation>
    </message>
    <message>
        <source>Updates: {updates} in {steps} steps</source>
        <translation>更新：{steps} ステップ中 {updates} 回</translation>
    </message>
    <message>
        <source>Updates: {updates} in 1 step</source>
        <translation>更新：1 ステップ中 {updates} 回</translation>
    </message>
    <message>
        <source>Point {point}: target {target}, answer {answer}.</source>
        <translation>点 {point}：正解 {target}、答え {answer}。</translation>
    </message>
    <message>
        <source>Every answer is right: nothing is left to update.</source>
        <translation>すべて正解です。更新するものはもうありません。</translation>
    </message>
    <message>
        <source>No line separates these points: the updates never end.</source>
        <translation>この点を分ける直線はないので、更新は終わりません。</translation>
    </message>
    <message>
        <source>No weights separate these points: the updates never end.</source>
        <translation>この点を分ける重みはないので、更新は終わりません。</translation>
    </message>
    <message>
        <source>The weights repeat every {steps} steps.</source>
        <translation>重みは {steps} ステップごとに繰り返します。</translation>
    </message>
</context>
<context>
    <name>ScheduleRows</name>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>係数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック数</translation>
    </message>
    <message>
        <source>How the learning rate changes with the epochs.</source>
        <translation>エポックとともに学習率をどう変えるかを決めます。</translation>
    </message>
    <message>
        <source>Factor of the schedule.</source>
        <translation>スケジュールの係数です。</translation>
    </message>
    <message>
        <source>Epochs of the schedule.</source>
        <translation>スケジュールのエポック数です。</translation>
    </message>
</context>
<context>
    <name>SeenBefore</name>
    <message>
        <source>The trained weights have learned from these digits too.</source>
        <translation>学習済みの重みは、これらの数字も学習に使っています。</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新しいシード</translation>
    </message>
    <message>
        <source>Restored settings</source>
        <translation>設定の復元</translation>
    </message>
    <message>
        <source>There is nothing to train on. Paint some points, or undo to have the others back.</source>
        <translation>学習するデータがありません。点を描くか、元に戻してください。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation>巻き戻し</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Training met an error and paused: {error}</source>
        <translation>エラーが発生したため、学習を一時停止しました：{error}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>training examples</source>
        <translation>訓練データ数</translation>
    </message>
    <message>
        <source>test examples</source>
        <translation>テストデータ数</translation>
    </message>
    <message>
        <source>label noise</source>
        <translation>ラベルノイズ</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>data seed</source>
        <translation>データのシード</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特徴</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>initialisation</source>
        <translation>初期化</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>モメンタム</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1 正則化</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>schedule factor</source>
        <translation>スケジュールの係数</translation>
    </message>
    <message>
        <source>schedule epochs</source>
        <translation>スケジュールのエポック数</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>エポック数</translation>
    </message>
    <message>
        <source>share of own examples</source>
        <translation>自作データの割合</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>停止条件</translation>
    </message>
    <message>
        <source>loss to stop at</source>
        <translation>停止する損失</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>忍耐</translation>
    </message>
    <message>
        <source>seconds to stop after</source>
        <translation>停止までの秒数</translation>
    </message>
</context>
<context>
    <name>ShortSettings</name>
    <message>
        <source>train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>係数</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自作</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Play or pause</source>
        <translation>学習の開始と一時停止</translation>
    </message>
    <message>
        <source>Train one batch</source>
        <translation>1 バッチ学習</translation>
    </message>
    <message>
        <source>Train one epoch</source>
        <translation>1 エポック学習</translation>
    </message>
    <message>
        <source>Start again from the same weights</source>
        <translation>同じ初期の重みからやり直す</translation>
    </message>
    <message>
        <source>Start again from a new seed</source>
        <translation>新しいシードでやり直す</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>遅くする</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>速くする</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>活性</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>Loss landscape</source>
        <translation>損失地形</translation>
    </message>
    <message>
        <source>Mistakes of digits, or along a weight</source>
        <translation>数字の誤答、または 1 つの重みに沿って</translation>
    </message>
    <message>
        <source>Close or open the drawer</source>
        <translation>引き出しの開閉</translation>
    </message>
    <message>
        <source>Explain one step, or close it</source>
        <translation>1 ステップを説明する・閉じる</translation>
    </message>
    <message>
        <source>Only the network, or everything</source>
        <translation>ネットワークだけを表示 / すべて表示</translation>
    </message>
    <message>
        <source>Clear the pad</source>
        <translation>パッドを消去</translation>
    </message>
    <message>
        <source>Explain: one operation back</source>
        <translation>説明：前の演算</translation>
    </message>
    <message>
        <source>Explain: one operation on</source>
        <translation>説明：次の演算</translation>
    </message>
    <message>
        <source>Explain: the first operation</source>
        <translation>説明：最初の演算</translation>
    </message>
    <message>
        <source>Explain: the update</source>
        <translation>説明：更新</translation>
    </message>
    <message>
        <source>Explain: the neuron above</source>
        <translation>説明：上のニューロン</translation>
    </message>
    <message>
        <source>Explain: the neuron below</source>
        <translation>説明：下のニューロン</translation>
    </message>
    <message>
        <source>Explain: scroll the arithmetic</source>
        <translation>説明：計算をスクロール</translation>
    </message>
    <message>
        <source>Explain: walk by itself, or stop</source>
        <translation>説明：自動で進む・止める</translation>
    </message>
    <message>
        <source>Explain: check the gradients, or not</source>
        <translation>説明：勾配を確認する・戻る</translation>
    </message>
    <message>
        <source>Explain: predict the results, or not</source>
        <translation>説明：結果を予想する・しない</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>ライト / ダークの切り替え</translation>
    </message>
    <message>
        <source>Show or hide this help</source>
        <translation>このヘルプの表示 / 非表示</translation>
    </message>
    <message>
        <source>Close what is open</source>
        <translation>開いているものを閉じる</translation>
    </message>
    <message>
        <source>{text} ({key})</source>
        <translation>{text}（{key}）</translation>
    </message>
</context>
<context>
    <name>Slider</name>
    <message>
        <source>Click to type a value</source>
        <translation>クリックして値を入力</translation>
    </message>
    <message>
        <source>Type a number from {low} to {high}.</source>
        <translation>{low} から {high} までの数を入力してください。</translation>
    </message>
</context>
<context>
    <name>Spark</name>
    <message>
        <source>Loss while it was learned</source>
        <translation>学習中の損失</translation>
    </message>
</context>
<context>
    <name>SpeedPopover</name>
    <message>
        <source>Batch against single prediction</source>
        <translation>バッチ予測と 1 件ずつの予測</translation>
    </message>
    <message>
        <source>Reading {examples} digits</source>
        <translation>数字 {examples} 件の読み取り</translation>
    </message>
    <message>
        <source>in batches of {size}</source>
        <translation>{size} 件ずつのバッチ</translation>
    </message>
    <message>
        <source>one at a time</source>
        <translation>1 件ずつ</translation>
    </message>
    <message>
        <source>{share} of it measured</source>
        <translation>{share} を計測</translation>
    </message>
    <message>
        <source>{times} times as fast: one matrix product does the work of {size}.</source>
        <translation>{times} 倍の速さ：1 回の行列積が {size} 回分の仕事をします。</translation>
    </message>
    <message>
        <source>Training runs meanwhile and takes its part of the processor.</source>
        <translation>学習中のため、プロセッサーを分け合っています。</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>{percent}% train, {rest}% test</source>
        <translation>訓練 {percent}%、テスト {rest}%</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>+{count} more</source>
        <translation>他 {count} 個</translation>
    </message>
    <message>
        <source>Each tile is what one neuron sees over the whole plane</source>
        <translation>各タイルは、1 つのニューロンが平面全体をどう見ているかを表します</translation>
    </message>
    <message>
        <source>Each tile is one neuron&apos;s view</source>
        <translation>各タイルは 1 つのニューロンの見方です</translation>
    </message>
    <message>
        <source>Layer {layer}: {inactive} of {units} units are inactive for this input</source>
        <translation>第 {layer} 層：この入力では {units} 個中 {inactive} 個のユニットが不活性</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>ステージ</translation>
    </message>
    <message>
        <source>Press Space to start</source>
        <translation>Space キーで開始</translation>
    </message>
    <message>
        <source>Epoch {epoch}, test accuracy {accuracy}</source>
        <translation>エポック {epoch}、テスト精度 {accuracy}</translation>
    </message>
    <message>
        <source>Epoch {epoch}, test loss {loss}</source>
        <translation>エポック {epoch}、テスト損失 {loss}</translation>
    </message>
    <message>
        <source>at</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>x as scaled</source>
        <translation>変換後の x</translation>
    </message>
    <message>
        <source>over the plane</source>
        <translation>平面全体</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 〜 {high}</translation>
    </message>
    <message>
        <source>full colour at</source>
        <translation>最も濃い色</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>latest step</source>
        <translation>直前のステップ</translation>
    </message>
    <message>
        <source>latest {count} steps</source>
        <translation>直前の {count} ステップ</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>Affine · {activation}</source>
        <translation>Affine · {activation}</translation>
    </message>
    <message>
        <source>Pixel in row {row}, column {column}</source>
        <translation>{row} 行 {column} 列の画素</translation>
    </message>
    <message>
        <source>Input {name}</source>
        <translation>入力 {name}</translation>
    </message>
    <message>
        <source>Output {name}</source>
        <translation>出力 {name}</translation>
    </message>
    <message>
        <source>Layer {layer}, neuron {neuron}</source>
        <translation>第 {layer} 層、ニューロン {neuron}</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>{rows} × {columns} = {count} pixels</source>
        <translation>{rows} × {columns} = {count} 画素</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Decrease</source>
        <translation>減らす</translation>
    </message>
    <message>
        <source>Increase</source>
        <translation>増やす</translation>
    </message>
    <message>
        <source>Type a whole number from {low} to {high}.</source>
        <translation>{low} から {high} までの整数を入力してください。</translation>
    </message>
</context>
<context>
    <name>Stop</name>
    <message>
        <source>Stopped after epoch {epoch}: train loss fell below {limit}.</source>
        <translation>エポック {epoch} で停止：訓練損失が {limit} を下回りました。</translation>
    </message>
    <message>
        <source>Stopped after epoch {epoch}: test loss had not fallen for 1 epoch.</source>
        <translation>エポック {epoch} で停止：テスト損失が 1 エポック下がりませんでした。</translation>
    </message>
    <message>
        <source>Stopped after epoch {epoch}: test loss had not fallen for {limit} epochs.</source>
        <translation>エポック {epoch} で停止：テスト損失が {limit} エポック下がりませんでした。</translation>
    </message>
    <message>
        <source>Stopped at epoch {epoch} after 1 second of training.</source>
        <translation>エポック {epoch} で停止：1 秒間学習しました。</translation>
    </message>
    <message>
        <source>Stopped at epoch {epoch} after {limit} seconds of training.</source>
        <translation>エポック {epoch} で停止：{limit} 秒間学習しました。</translation>
    </message>
    <message>
        <source>Stopped after epoch {epoch}, the last one planned.</source>
        <translation>予定の最後のエポック {epoch} で停止しました。</translation>
    </message>
    <message>
        <source>Weights are those of epoch {epoch}.</source>
        <translation>重みはエポック {epoch} のものです。</translation>
    </message>
</context>
<context>
    <name>StopRows</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>When training pauses by itself.</source>
        <translation>学習が自動で一時停止する条件です。</translation>
    </message>
    <message>
        <source>Planned epochs</source>
        <translation>予定のエポック数</translation>
    </message>
    <message>
        <source>Loss limit</source>
        <translation>損失の限度</translation>
    </message>
    <message>
        <source>Patience, epochs</source>
        <translation>忍耐（エポック）</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Passes over the training set after which training pauses.</source>
        <translation>訓練データをこの回数だけ通ると一時停止します。</translation>
    </message>
    <message>
        <source>Loss on the whole training set below which training pauses.</source>
        <translation>訓練データ全体の損失がこれを下回ると一時停止します。</translation>
    </message>
    <message>
        <source>So many epochs in a row without a new minimum of the test loss, and training pauses.</source>
        <translation>テスト損失が続けてこのエポック数だけ最小値を更新しないと一時停止します。</translation>
    </message>
    <message>
        <source>Seconds of training after which it pauses.</source>
        <translation>この秒数だけ学習すると一時停止します。</translation>
    </message>
</context>
<context>
    <name>Swatches</name>
    <message>
        <source>Random test colour</source>
        <translation>テストデータの色</translation>
    </message>
    <message>
        <source>Try a colour of the test set</source>
        <translation>テストデータから色を 1 つ選んでためす</translation>
    </message>
    <message>
        <source>Raspberry</source>
        <translation>ラズベリー</translation>
    </message>
    <message>
        <source>Mulberry</source>
        <translation>マルベリー</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>オレンジ</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>オリーブ</translation>
    </message>
    <message>
        <source>Sea green</source>
        <translation>シーグリーン</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>ティール</translation>
    </message>
    <message>
        <source>Royal blue</source>
        <translation>ロイヤルブルー</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>バイオレット</translation>
    </message>
</context>
<context>
    <name>Teach</name>
    <message>
        <source>Teach the right answer</source>
        <translation>正解を教える</translation>
    </message>
    <message>
        <source>What you drew joins your own examples, and training goes on with them</source>
        <translation>書いたものが自作のデータに加わり、学習に使われます</translation>
    </message>
    <message>
        <source>Learn this now</source>
        <translation>今すぐ学習</translation>
    </message>
    <message>
        <source>Make steps on this drawing alone until its loss is small</source>
        <translation>損失が小さくなるまで、これだけを使って学習します</translation>
    </message>
    <message>
        <source>Own examples in each batch</source>
        <translation>各バッチの自作データ</translation>
    </message>
    <message>
        <source>The share of each mini-batch that your own examples take, in the place of others. Takes effect live.</source>
        <translation>各ミニバッチのうち、自作のデータに置き換える割合です。すぐに反映されます。</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>これは何?</translation>
    </message>
    <message>
        <source>Not a {answer}?</source>
        <translation>{answer} ではない?</translation>
    </message>
    <message>
        <source>Loss {before} → {after} in {steps} steps</source>
        <translation>損失 {before} → {after}（{steps} ステップ）</translation>
    </message>
    <message>
        <source>Loss on it {loss}</source>
        <translation>この損失 {loss}</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>Teach</source>
        <translation>正解を教える</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>自作データの削除</translation>
    </message>
    <message>
        <source>Learn this now</source>
        <translation>今すぐ学習</translation>
    </message>
</context>
<context>
    <name>TilesView</name>
    <message>
        <source>Weights {name}</source>
        <translation>重み {name}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>エポック {epoch}</translation>
    </message>
    <message>
        <source>/ {epochs}</source>
        <translation>/ {epochs}</translation>
    </message>
    <message>
        <source>Epoch {epoch} · train loss {loss}</source>
        <translation>エポック {epoch} · 訓練損失 {loss}</translation>
    </message>
    <message>
        <source>{change} at step {step}</source>
        <translation>{change}（ステップ {step}）</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モメンタム</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>一定</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>コサイン</translation>
    </message>
    <message>
        <source>never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>after the epochs</source>
        <translation>エポック数</translation>
    </message>
    <message>
        <source>at a train loss</source>
        <translation>訓練損失</translation>
    </message>
    <message>
        <source>at rising test loss</source>
        <translation>テスト損失の上昇</translation>
    </message>
    <message>
        <source>after a time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>own example: loss {before} → {after}</source>
        <translation>自作データ：損失 {before} → {after}</translation>
    </message>
</context>
<context>
    <name>TopLine</name>
    <message>
        <source>Edges</source>
        <translation>結線</translation>
    </message>
    <message>
        <source>Where many edges cross, draw only so many of them, the strongest</source>
        <translation>結線が多い所では、強いものからこの割合だけを描きます</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>Only the network, or everything (F)</source>
        <translation>ネットワークだけを表示 / すべて表示（F）</translation>
    </message>
    <message>
        <source>Showing your colour</source>
        <translation>いま選んだ色を表示中</translation>
    </message>
    <message>
        <source>Showing point</source>
        <translation>表示中の点</translation>
    </message>
    <message>
        <source>Showing your drawing</source>
        <translation>いま描いた数字を表示中</translation>
    </message>
    <message>
        <source>Showing a test digit</source>
        <translation>テスト用の数字を表示中</translation>
    </message>
    <message>
        <source>Showing a test picture</source>
        <translation>テスト画像を表示中</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>数字を描いてください</translation>
    </message>
    <message>
        <source>Draw a picture</source>
        <translation>絵をかく</translation>
    </message>
    <message>
        <source>Weights from step {step}, the last finite ones</source>
        <translation>ステップ {step} の重み（最後の有限値）</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>strongest {percent}%</source>
        <translation>強い {percent}%</translation>
    </message>
</context>
<context>
    <name>TrainingCard</name>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Takes effect with the next batch.</source>
        <translation>次のバッチから反映されます。</translation>
    </message>
    <message>
        <source>Starts a new run.</source>
        <translation>最初から学習し直します。</translation>
    </message>
    <message>
        <source>live</source>
        <translation>即時反映</translation>
    </message>
    <message>
        <source>Changes here take effect with the next batch, while training runs. Only the initialisation and the seed start a new run.</source>
        <translation>ここでの変更は、学習中でも次のバッチから反映されます。初期化とシードだけは、最初から学習し直します。</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>重みの初期値</translation>
    </message>
    <message>
        <source>How weights are drawn at the start of a run</source>
        <translation>学習の始めに重みをどう決めるか</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>最適化手法</translation>
    </message>
    <message>
        <source>The rule by which a gradient changes the weights.</source>
        <translation>勾配から重みをどう更新するかの規則です。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>How far each step goes. Double-click returns to the run&apos;s start.</source>
        <translation>1 回の更新の大きさです。ダブルクリックで学習開始時の値に戻ります。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>How many examples one step averages over.</source>
        <translation>1 ステップで平均をとるデータの数です。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モメンタム</translation>
    </message>
    <message>
        <source>The share of its speed that a weight keeps at each step; Adam&apos;s β₁.</source>
        <translation>各ステップで重みが保つ速度の割合です。Adam では β₁ にあたります。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>How strongly weights are drawn to zero (L2); biases are not.</source>
        <translation>重みをゼロに近づける強さ（L2）です。バイアスには働きません。</translation>
    </message>
    <message>
        <source>How strongly small weights are driven all the way to zero (L1); biases are not.</source>
        <translation>小さな重みを 0 まで押しやる強さです（L1）。バイアスには働きません。</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初期化</translation>
    </message>
    <message>
        <source>How the initial weights are drawn.</source>
        <translation>重みの初期値の決め方です。</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Type a number above 0, up to {high}.</source>
        <translation>0 より大きく {high} 以下の数を入力してください。</translation>
    </message>
    <message>
        <source>Of the Gaussian from which weights are drawn.</source>
        <translation>重みの初期値を決めるガウス分布の標準偏差です。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>シードを変更</translation>
    </message>
    <message>
        <source>Draws the initial weights and the order of the batches.</source>
        <translation>重みの初期値とバッチの順番を決める乱数のシードです。</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Start again from the same weights</source>
        <translation>同じ初期の重みからやり直す</translation>
    </message>
    <message>
        <source>Step one batch</source>
        <translation>1 バッチ進める</translation>
    </message>
    <message>
        <source>Train one batch</source>
        <translation>1 バッチ学習</translation>
    </message>
    <message>
        <source>Step one epoch</source>
        <translation>1 エポック進める</translation>
    </message>
    <message>
        <source>Train one epoch</source>
        <translation>1 エポック学習</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>速さ</translation>
    </message>
    <message>
        <source>How fast to train ({slower} slower, {faster} faster)</source>
        <translation>学習の速さ（{slower} で遅く、{faster} で速く）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>画面の言語</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Unlimited</source>
        <translation>無制限</translation>
    </message>
    <message>
        <source>1 step/s</source>
        <translation>1 ステップ/秒</translation>
    </message>
    <message>
        <source>{steps} steps/s</source>
        <translation>{steps} ステップ/秒</translation>
    </message>
    <message>
        <source>{experiment}: choose another experiment</source>
        <translation>{experiment}：ほかの実験を選択</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>学習開始</translation>
    </message>
    <message>
        <source>Training diverged: rewind or reset it first</source>
        <translation>学習が発散しました：先に巻き戻しかリセットをしてください</translation>
    </message>
    <message>
        <source>There is nothing to train on: paint some points first, or undo</source>
        <translation>学習するデータがありません。先に点を描くか、元に戻してください</translation>
    </message>
    <message>
        <source>Take one step apart</source>
        <translation>1 ステップを分解して見る</translation>
    </message>
    <message>
        <source>Undo: {change}</source>
        <translation>元に戻す：{change}</translation>
    </message>
    <message>
        <source>Redo: {change}</source>
        <translation>やり直す：{change}</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>ライトテーマ</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>ダークテーマ</translation>
    </message>
</context>
<context>
    <name>TruthTableView</name>
    <message>
        <source>Truth table</source>
        <translation>真理値表</translation>
    </message>
    <message>
        <source>The answer is 1 where z is positive.</source>
        <translation>z が正なら答えは 1 です。</translation>
    </message>
    <message>
        <source>z₁ − z₀ is the difference of the two units; the answer is 1 where it is positive.</source>
        <translation>z₁ − z₀ は 2 つのユニットの差です。正なら答えは 1 です。</translation>
    </message>
    <message>
        <source>x₁ {x1}, x₂ {x2}: target {target}</source>
        <translation>x₁ {x1}、x₂ {x2}：正解 {target}</translation>
    </message>
    <message>
        <source>x₁ {x1}, x₂ {x2}: target {target}, z {z}, output {output}, right</source>
        <translation>x₁ {x1}、x₂ {x2}：正解 {target}、z {z}、出力 {output}、正しい</translation>
    </message>
    <message>
        <source>x₁ {x1}, x₂ {x2}: target {target}, z {z}, output {output}, wrong</source>
        <translation>x₁ {x1}、x₂ {x2}：正解 {target}、z {z}、出力 {output}、誤り</translation>
    </message>
    <message>
        <source>target</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>output</source>
        <translation>出力</translation>
    </message>
</context>
<context>
    <name>UnitSliders</name>
    <message>
        <source>Weights of the unit</source>
        <translation>ユニットの重み</translation>
    </message>
    <message>
        <source>The bias: it shifts the line without turning it</source>
        <translation>バイアス：直線を回さずに平行移動します</translation>
    </message>
    <message>
        <source>The weight of {input}: it turns the line</source>
        <translation>{input} の重み：直線を回します</translation>
    </message>
</context>
<context>
    <name>UnitStudy</name>
    <message>
        <source>Set to NAND, OR, AND</source>
        <translation>NAND、OR、AND にする</translation>
    </message>
    <message>
        <source>Write the weights with which h₁ is NAND, h₂ is OR, and the output the AND of both: that is XOR</source>
        <translation>h₁ が NAND、h₂ が OR、出力が両者の AND になる重みを書き込みます。これが XOR です</translation>
    </message>
</context>
<context>
    <name>UpdateColumn</name>
    <message>
        <source>Take this step</source>
        <translation>このステップを実行</translation>
    </message>
    <message>
        <source>To the mini-batch</source>
        <translation>ミニバッチへ</translation>
    </message>
    <message>
        <source>Training makes no step for one example alone: explain the mini-batch of its next step, to take it</source>
        <translation>訓練は 1 つの例だけではステップを進めません。次のステップのミニバッチを説明し、そこで実行できます</translation>
    </message>
    <message>
        <source>Copy as NumPy</source>
        <translation>NumPy でコピー</translation>
    </message>
    <message>
        <source>Copy the whole step, with these numbers, as a script that runs by itself</source>
        <translation>このステップ全体を、この数値のまま、単独で動くスクリプトとしてコピーします</translation>
    </message>
    <message>
        <source>Nothing changes until the update</source>
        <translation>更新までは何も変わりません</translation>
    </message>
    <message>
        <source>Next batch</source>
        <translation>次のバッチへ</translation>
    </message>
    <message>
        <source>Train on this mini-batch: the network has the new weights then</source>
        <translation>このミニバッチで訓練し、ネットワークの重みを新しくします</translation>
    </message>
    <message>
        <source>Explain the next step, with the new weights, from its beginning</source>
        <translation>新しい重みで、次のステップを最初から説明します</translation>
    </message>
    <message>
        <source>Training does not know of the numbers that you changed: restore them first</source>
        <translation>変更した数値は訓練には使われません。先に元に戻してください</translation>
    </message>
</context>
<context>
    <name>ValueBrush</name>
    <message>
        <source>Brush</source>
        <translation>ブラシ</translation>
    </message>
    <message>
        <source>Paint points with the value beside; every fourth one is for testing</source>
        <translation>隣の値で点を描きます。4 つに 1 つはテスト用になります</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>The class that the network holds for most probable</source>
        <translation>ネットワークが最もありそうだと考えるクラス</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>予測なし</translation>
    </message>
</context>
<context>
    <name>WeightEditor</name>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>バイアス</translation>
    </message>
    <message>
        <source>Type a number; Enter writes it into the network, Esc leaves it as it is</source>
        <translation>数を入力：Enter でネットワークに書き込み、Esc で元のまま</translation>
    </message>
    <message>
        <source>Drag to change it; a double click brings back the value it had</source>
        <translation>ドラッグで変えます。ダブルクリックで元の値に戻ります</translation>
    </message>
    <message>
        <source>Explain this bias</source>
        <translation>このバイアスを説明</translation>
    </message>
    <message>
        <source>Explain this weight</source>
        <translation>この重みを説明</translation>
    </message>
    <message>
        <source>Pause, and see what the next step makes of it</source>
        <translation>一時停止して、次のステップでどう変わるかを見ます</translation>
    </message>
    <message>
        <source>Weight w</source>
        <translation>重み w</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>バイアス b</translation>
    </message>
    <message>
        <source>That is not a number. Try one like {example}.</source>
        <translation>数ではありません。{example} のように入力してください。</translation>
    </message>
    <message>
        <source>That is too large for a weight.</source>
        <translation>重みとしては大きすぎます。</translation>
    </message>
</context>
<context>
    <name>WeightPicker</name>
    <message>
        <source>{weight}: layer</source>
        <translation>{weight}：層</translation>
    </message>
    <message>
        <source>The matrix of weights</source>
        <translation>重みの行列</translation>
    </message>
    <message>
        <source>{weight}: from</source>
        <translation>{weight}：元</translation>
    </message>
    <message>
        <source>The neuron, or the input, that the weight leads from; b is the bias</source>
        <translation>重みの元になるニューロンまたは入力です。b はバイアスです</translation>
    </message>
    <message>
        <source>{weight}: to</source>
        <translation>{weight}：先</translation>
    </message>
    <message>
        <source>The neuron that the weight leads to</source>
        <translation>重みの先のニューロンです</translation>
    </message>
</context>
<context>
    <name>WeightsPage</name>
    <message>
        <source>Per-layer scale</source>
        <translation>層ごとの目盛</translation>
    </message>
    <message>
        <source>Shared scale</source>
        <translation>共通の目盛</translation>
    </message>
    <message>
        <source>Scale of the colours</source>
        <translation>色の目盛</translation>
    </message>
    <message>
        <source>Colour each layer up to its own largest |w|, or all up to the largest of them</source>
        <translation>色の範囲を、層ごとの最大の |w| か、全体の最大の |w| に合わせます</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>bias b</source>
        <translation>バイアス b</translation>
    </message>
</context>
<context>
    <name>_Mistakes</name>
    <message>
        <source>Mistakes</source>
        <translation>間違い</translation>
    </message>
    <message>
        <source>true: {name}</source>
        <translation>正解：{name}</translation>
    </message>
</context>
</TS>
