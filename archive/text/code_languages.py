"""The languages that code is coloured in, and Pygments' lexer for each.

Pygments knows five hundred. These are what people write in posts; each lexer was run over text
made to slow it down (docs/notes/bodies.md). A language that is not here is shown without colours.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

_LEXERS = """
asm.GasLexer gas asm
asm.NasmLexer nasm
basic.VBScriptLexer vb vbs vbscript
c_cpp.CLexer c
c_cpp.CppLexer cpp c++ cxx cc hpp arduino
configs.ApacheConfLexer apache apacheconf
configs.DockerLexer docker dockerfile
configs.IniLexer ini cfg conf systemd
configs.NginxConfLexer nginx
configs.PropertiesLexer properties
configs.TOMLLexer toml
configs.TerraformLexer terraform tf hcl
css.CssLexer css
css.LessCssLexer less
css.SassLexer sass
css.ScssLexer scss
data.JsonLexer json jsonc json5
data.YamlLexer yaml yml
diff.DiffLexer diff patch udiff
dotnet.CSharpLexer csharp c# cs
dotnet.FSharpLexer fsharp f# fs
dsls.ProtoBufLexer protobuf proto
erlang.ElixirLexer elixir ex exs
erlang.ErlangLexer erlang erl
fortran.FortranLexer fortran f90
go.GoLexer go golang
graphql.GraphQLLexer graphql
haskell.HaskellLexer haskell hs
hdl.VerilogLexer verilog systemverilog
hdl.VhdlLexer vhdl
html.HtmlLexer html htm vue svelte xhtml
html.XmlLexer xml svg xsl xsd plist rss
javascript.CoffeeScriptLexer coffeescript coffee
javascript.DartLexer dart
javascript.JavascriptLexer javascript js jsx mjs node
javascript.TypeScriptLexer typescript ts tsx
julia.JuliaLexer julia jl
jvm.ClojureLexer clojure clj
jvm.GroovyLexer groovy gradle
jvm.JavaLexer java
jvm.KotlinLexer kotlin kt
jvm.ScalaLexer scala
lisp.CommonLispLexer lisp common-lisp elisp emacs-lisp
lisp.SchemeLexer scheme racket
make.CMakeLexer cmake
make.MakefileLexer make makefile
matlab.MatlabLexer matlab octave
ml.OcamlLexer ocaml ml
nimrod.NimrodLexer nim
objective.ObjectiveCLexer objective-c objectivec objc
objective.SwiftLexer swift
pascal.DelphiLexer pascal delphi
perl.PerlLexer perl pl
php.PhpLexer php
prolog.PrologLexer prolog
python.PythonLexer python py python3 py3 ipython pycon
r.SLexer r
ruby.RubyLexer ruby rb irb
rust.RustLexer rust rs
scripting.LuaLexer lua
shell.BashLexer bash sh zsh shell ksh fish
shell.BashSessionLexer console shell-session shellsession
shell.BatchLexer bat batch cmd dos
shell.PowerShellLexer powershell pwsh ps1
sql.MySqlLexer mysql
sql.PostgresLexer postgresql postgres plsql
sql.SqlLexer sql sqlite
textedit.AwkLexer awk
textedit.VimLexer vim viml
markup.TexLexer tex latex
zig.ZigLexer zig
"""

_BY_NAME = {
    name: tuple(lexer.rsplit(".", 1))
    for lexer, *names in (line.split() for line in _LEXERS.strip().splitlines())
    for name in names
}

LANGUAGES = frozenset(_BY_NAME)
"""The names of languages, lower case."""

LEXER_MODULES = tuple(sorted({f"pygments.lexers.{module}" for module, _ in _BY_NAME.values()}))
"""What a packaged app needs of Pygments' lexers."""


def lexer_for(language: str, code: str) -> Any | None:
    """Pygments' lexer for a language by the name that posts give it; None for none."""
    name = language.lower()
    if name not in _BY_NAME:
        return None
    lexer = _lexer(*_BY_NAME[name])
    if name == "php" and "<?" not in code:
        return _lexer("php", "PhpLexer", startinline=True)
    return lexer


@cache
def _lexer(module: str, name: str, *, startinline: bool = False) -> Any:
    options = {"startinline": True} if startinline else {}
    return getattr(import_module(f"pygments.lexers.{module}"), name)(**options)
